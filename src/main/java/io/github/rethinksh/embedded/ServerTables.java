package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system tables about servers; there is one server, it is well, and it has nothing to do but answer. */
final class ServerTables {
    private static final int CACHE_MEGABYTES = 512;

    private final Catalog catalog;
    private final ServerIdentity identity;

    ServerTables(Catalog catalog, ServerIdentity identity) {
        this.catalog = catalog;
        this.identity = identity;
    }

    List<SystemTable> tables() {
        return List.of(
                SystemTable.readOnly("server_status", () -> List.of(status())),
                SystemTable.readOnly("server_config", () -> List.of(config())),
                SystemTable.readOnly("stats", this::statistics),
                SystemTable.readOnly("jobs", () -> List.of(runningQuery())),
                SystemTable.readOnly("current_issues", List::of),
                SystemTable.readOnly("logs", () -> List.of(logEntry())),
                SystemTable.readOnly(
                        "cluster_config",
                        () -> List.of(ObjectDatum.of(
                                Map.of("heartbeat_timeout_secs", Datum.of(10), "id", Datum.of("heartbeat"))))));
    }

    private Datum status() {
        return ObjectDatum.of(Map.of(
                "id", Datum.of(identity.id()),
                "name", Datum.of(identity.name()),
                "network", network(),
                "process", process()));
    }

    private Datum network() {
        return ObjectDatum.of(Map.of(
                "canonical_addresses", Datum.of(List.of()),
                "cluster_port", Datum.of(29015),
                "connected_to", ObjectDatum.EMPTY,
                "hostname", Datum.of("localhost"),
                "http_admin_port", Datum.of("<no http admin>"),
                "reql_port", Datum.of(identity.port().getAsInt()),
                "time_connected", PseudoTypes.time(identity.started())));
    }

    private Datum process() {
        return ObjectDatum.of(Map.of(
                "argv", Datum.ofStrings(List.of("rethinkdb")),
                "cache_size_mb", Datum.of(CACHE_MEGABYTES),
                "pid", Datum.of(ProcessHandle.current().pid()),
                "time_started", PseudoTypes.time(identity.started()),
                "version", Datum.of("rethinkdb " + ServerIdentity.VERSION + " (embedded)")));
    }

    private Datum config() {
        return ObjectDatum.of(Map.of(
                "cache_size_mb", Datum.of(CACHE_MEGABYTES),
                "id", Datum.of(identity.id()),
                "name", Datum.of(identity.name()),
                "tags", Datum.ofStrings(List.of("default"))));
    }

    /** Nothing is measured here: the rows of a real server, with a rate of zero everywhere. */
    private List<Datum> statistics() {
        Datum engine = ObjectDatum.of(Map.of(
                "client_connections", Datum.of(1),
                "clients_active", Datum.of(1),
                "queries_per_sec", Datum.of(0),
                "read_docs_per_sec", Datum.of(0),
                "written_docs_per_sec", Datum.of(0)));
        List<Datum> rows = new ArrayList<>();
        rows.add(ObjectDatum.of(Map.of("id", Datum.ofStrings(List.of("cluster")), "query_engine", engine)));
        rows.add(ObjectDatum.of(Map.of(
                "id", Datum.ofStrings(List.of("server", identity.id())),
                "query_engine", engine,
                "server", Datum.of(identity.name()))));
        Datum tableEngine =
                ObjectDatum.of(Map.of("read_docs_per_sec", Datum.of(0), "written_docs_per_sec", Datum.of(0)));
        for (Table table : catalog.tables()) {
            rows.add(ObjectDatum.of(Map.of(
                    "db", Datum.of(table.databaseName()),
                    "id", Datum.ofStrings(List.of("table", table.id())),
                    "query_engine", tableEngine,
                    "table", Datum.of(table.name()))));
        }
        return rows;
    }

    /** The one query that always runs is the one that reads this table. */
    private Datum runningQuery() {
        return ObjectDatum.of(Map.of(
                "duration_sec", Datum.of(0),
                "id", Datum.ofStrings(List.of("query", identity.id())),
                "info", ObjectDatum.of("query", Datum.of("r.db(\"rethinkdb\").table(\"jobs\")")),
                "servers", Datum.ofStrings(List.of(identity.name())),
                "type", Datum.of("query")));
    }

    private Datum logEntry() {
        return ObjectDatum.of(Map.of(
                "id", Datum.ofStrings(List.of(identity.started().toString(), identity.id())),
                "level", Datum.of("notice"),
                "message", Datum.of("Server ready, \"" + identity.name() + "\" " + identity.id()),
                "server", Datum.of(identity.name()),
                "timestamp", PseudoTypes.time(identity.started()),
                "uptime", Datum.of(0)));
    }
}
