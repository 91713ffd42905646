package io.github.rethinksh.embedded;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code table_config}, {@code table_status} and {@code db_config}. */
final class CatalogTables {
    private static final Set<String> DURABILITIES = Set.of("soft", "hard");
    private static final Set<String> WRITE_ACKS = Set.of("single", "majority");

    private final Catalog catalog;
    private final ServerIdentity identity;

    CatalogTables(Catalog catalog, ServerIdentity identity) {
        this.catalog = catalog;
        this.identity = identity;
    }

    List<SystemTable> tables() {
        return List.of(
                new SystemTable(
                        "table_config",
                        () -> catalog.tables().stream()
                                .map(table -> tableConfig(table, identity))
                                .toList(),
                        this::writeTableConfig),
                SystemTable.readOnly(
                        "table_status",
                        () -> catalog.tables().stream()
                                .map(table -> tableStatus(table, identity))
                                .toList()),
                new SystemTable(
                        "db_config",
                        () -> catalog.databases().stream()
                                .map(CatalogTables::databaseConfig)
                                .toList(),
                        this::writeDatabaseConfig));
    }

    static Datum databaseConfig(Database database) {
        return ObjectDatum.of(Map.of("id", Datum.of(database.id()), "name", Datum.of(database.name())));
    }

    static Datum tableConfig(Table table, ServerIdentity identity) {
        Datum server = Datum.of(identity.name());
        Datum shard = ObjectDatum.of(Map.of(
                "nonvoting_replicas", Datum.of(List.of()),
                "primary_replica", server,
                "replicas", Datum.of(List.of(server))));
        WriteHook hook = table.writeHook();
        return ObjectDatum.of(Map.of(
                "db", Datum.of(table.databaseName()),
                "durability", Datum.of(table.settings().durability()),
                "id", Datum.of(table.id()),
                "indexes", Datum.ofStrings(List.copyOf(table.indexes().keySet())),
                "name", Datum.of(table.name()),
                "primary_key", Datum.of(table.primaryKey()),
                "shards", Datum.of(Collections.nCopies(table.settings().shards(), shard)),
                "write_acks", Datum.of(table.settings().writeAcks()),
                "write_hook", hook == null ? Datum.NULL : hook.status()));
    }

    static Datum tableStatus(Table table, ServerIdentity identity) {
        Datum server = Datum.of(identity.name());
        Datum replica = ObjectDatum.of(Map.of("server", server, "state", Datum.of("ready")));
        Datum shard = ObjectDatum.of(
                Map.of("primary_replicas", Datum.of(List.of(server)), "replicas", Datum.of(List.of(replica))));
        return ObjectDatum.of(Map.of(
                "db", Datum.of(table.databaseName()),
                "id", Datum.of(table.id()),
                "name", Datum.of(table.name()),
                "raft_leader", server,
                "shards", Datum.of(Collections.nCopies(table.settings().shards(), shard)),
                "status",
                        ObjectDatum.of(Map.of(
                                "all_replicas_ready", Datum.TRUE,
                                "ready_for_outdated_reads", Datum.TRUE,
                                "ready_for_reads", Datum.TRUE,
                                "ready_for_writes", Datum.TRUE))));
    }

    private Datum writeDatabaseConfig(Datum before, Datum after) {
        if (!(before instanceof ObjectDatum old) || !(after instanceof ObjectDatum changed)) {
            throw ReqlError.failed("Databases are created and dropped with `db_create` and `db_drop`.");
        }
        String name = text(changed, "name");
        if (!Names.isValid(name)) {
            throw wrongFormat("db_config", "name", "\"" + name + "\" is not a valid db name; " + Names.RULE);
        }
        catalog.rename(catalog.database(text(old, "name")), name);
        return after;
    }

    private Datum writeTableConfig(Datum before, Datum after) {
        if (!(before instanceof ObjectDatum old) || !(after instanceof ObjectDatum changed)) {
            throw ReqlError.failed("Tables are created and dropped with `table_create` and `table_drop`.");
        }
        Database database = catalog.database(text(old, "db"));
        Table table = database.table(text(old, "name"));
        String durability = choice(changed, "durability", DURABILITIES, "\"soft\" or \"hard\"");
        String writeAcks = choice(changed, "write_acks", WRITE_ACKS, "\"single\" or \"majority\"");
        int shards = changed.get("shards") instanceof Datum.ArrayDatum array
                ? array.items().size()
                : table.settings().shards();
        table.setSettings(new TableSettings(table.name(), table.primaryKey(), shards, durability, writeAcks));
        String name = text(changed, "name");
        if (!name.equals(table.name())) {
            database.renameTable(table, name);
        }
        return after;
    }

    private static String choice(ObjectDatum row, String field, Set<String> allowed, String list) {
        if (row.get(field) instanceof Datum.StringDatum value && allowed.contains(value.value())) {
            return value.value();
        }
        throw wrongFormat("table_config", field, "Expected " + list + ", got: " + PrettyPrinter.print(row.get(field)));
    }

    private static String text(ObjectDatum row, String field) {
        return Invocation.string(row.get(field));
    }

    private static ReqlError wrongFormat(String table, String field, String reason) {
        return ReqlError.failed("The change you're trying to make to `rethinkdb." + table
                + "` has the wrong format. In `" + field + "`: " + reason);
    }
}
