package io.github.rethinksh.command;

import io.github.rethinksh.cluster.TableShape;
import picocli.CommandLine.Option;

/** The options that say how tables that are made lie in the cluster. */
final class ShapeArguments {
    @Option(names = "--shards", paramLabel = "N", description = "Split the tables that are made into N shards.")
    private int shards = 1;

    @Option(names = "--replicas", paramLabel = "N", description = "Have N replicas of the tables that are made.")
    private int replicas = 1;

    TableShape shape() {
        return new TableShape((int) LimitArguments.positive("--shards", shards), (int)
                LimitArguments.positive("--replicas", replicas));
    }
}
