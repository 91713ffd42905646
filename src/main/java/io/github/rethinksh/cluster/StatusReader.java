package io.github.rethinksh.cluster;

import static io.github.rethinksh.cluster.Catalog.SERVER_STATUS;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rethinksh.cluster.ClusterStatus.Issue;
import io.github.rethinksh.cluster.ClusterStatus.Load;
import io.github.rethinksh.cluster.ClusterStatus.Server;
import io.github.rethinksh.cluster.ClusterStatus.TableState;
import io.github.rethinksh.model.TableName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds out how a cluster is; for those who may read the system tables. */
public final class StatusReader {
    private static final double MEGABYTE = 1024 * 1024;

    /** The order of tables: a page may not hold all. */
    static final Comparator<TableState> TROUBLED_AND_LARGE_FIRST = Comparator.comparing(TableState::isReady)
            .thenComparing(Comparator.comparingLong(TableState::bytes).reversed())
            .thenComparing(TableState::name);

    private final Catalog catalog;

    /** A reader of this catalog's system tables. */
    public StatusReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Everything, by five queries. */
    public ClusterStatus read() {
        Statistics statistics = new Statistics(catalog.system("stats"));
        return new ClusterStatus(
                catalog.system(SERVER_STATUS).stream()
                        .map(server -> server(server, statistics))
                        .sorted(Comparator.comparing(Server::name))
                        .toList(),
                catalog.system("table_status").stream()
                        .map(table -> table(table, statistics))
                        .sorted(TROUBLED_AND_LARGE_FIRST)
                        .toList(),
                issues(),
                Jobs.read(catalog.system("jobs")),
                statistics.cluster());
    }

    /** The issues alone. */
    public List<Issue> issues() {
        return catalog.system("current_issues").stream()
                .map(issue -> new Issue(
                        issue.path("critical").asBoolean(),
                        issue.path("description").asText()))
                .toList();
    }

    /** The load of the cluster alone, which the server keeps at hand. */
    public Load load() {
        return catalog.system("stats", List.of("cluster")).map(Statistics::load).orElse(new Load(0, 0, 0, 0));
    }

    private static Server server(JsonNode server, Statistics statistics) {
        JsonNode process = server.path("process");
        String id = server.path("id").asText();
        JsonNode seconds = process.path("time_started").path("epoch_time");
        return new Server(
                server.path("name").asText(),
                process.path("version").asText().replaceFirst("^rethinkdb ([^ ]*).*", "$1"),
                server.path("network").path("hostname").asText(),
                seconds.isNumber()
                        ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000)))
                        : Optional.empty(),
                Math.round(process.path("cache_size_mb").asDouble() * MEGABYTE),
                statistics.cacheInUse(id),
                statistics.server(id));
    }

    private static TableState table(JsonNode table, Statistics statistics) {
        String id = table.path("id").asText();
        JsonNode shards = table.path("shards");
        return new TableState(
                new TableName(table.path("db").asText(), table.path("name").asText()),
                statistics.bytes(id),
                shards.size(),
                shards.path(0).path("replicas").size(),
                readiness(table.path("status")),
                statistics.table(id));
    }

    private static String readiness(JsonNode status) {
        if (status.path("all_replicas_ready").asBoolean()) {
            return TableState.READY;
        }
        if (status.path("ready_for_writes").asBoolean()) {
            return "some replicas are not ready";
        }
        if (status.path("ready_for_reads").asBoolean()) {
            return "reads only";
        }
        return status.path("ready_for_outdated_reads").asBoolean() ? "outdated reads only" : "not available";
    }
}
