package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Optional;

/** A cluster that an export is compared with. */
final class ClusterSide implements ComparedSide {
    private final Cluster cluster;
    private final Steps steps;
    private final List<TableName> tables;
    private final CancellationToken token;

    ClusterSide(Cluster cluster, Steps steps, CancellationToken token) {
        this.cluster = cluster;
        this.steps = steps;
        this.tables = Catalog.tables(steps.ask(Steps.CLUSTER, cluster.catalog()::tree));
        this.token = token;
    }

    @Override
    public List<TableName> tables() {
        return tables;
    }

    @Override
    public Optional<TableDefinition> definition(TableName table) {
        return tables.contains(table)
                ? Optional.of(steps.ask(table, () -> cluster.catalog().definition(table)))
                : Optional.empty();
    }

    @Override
    public long rows(TableName table) {
        return -1;
    }

    @Override
    public DocumentReader open(TableName table, String primaryKey) {
        return new LiveDocuments(
                new RangeReader(cluster, ReadMode.SINGLE, token), TableDefinition.plain(table, primaryKey), steps);
    }
}
