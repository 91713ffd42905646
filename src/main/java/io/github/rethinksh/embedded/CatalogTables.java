package io.github.rethinksh.embedded;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code table_config}, {@code table_status} and {@code db_config}. */
final class CatalogTables {
    private static final Set<String> TABLE_FIELDS =
            Set.of("db", "durability", "id", "indexes", "name", "primary_key", "shards", "write_acks", "write_hook");

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
        if (!(after instanceof ObjectDatum changed)) {
            catalog.drop(text((ObjectDatum) before, "name"));
            return after;
        }
        ConfigRow row = new ConfigRow("db_config", changed);
        String name = row.name("db");
        row.requireOnly(Set.of("id", "name"));
        if (before instanceof ObjectDatum old) {
            catalog.rename(catalog.database(text(old, "name")), name);
        } else {
            catalog.create(name, text(changed, "id"));
        }
        return after;
    }

    private Datum writeTableConfig(Datum before, Datum after) {
        if (!(after instanceof ObjectDatum changed)) {
            ObjectDatum old = (ObjectDatum) before;
            catalog.database(text(old, "db")).drop(text(old, "name"));
            return after;
        }
        ConfigRow row = new ConfigRow("table_config", changed);
        TableSettings settings = settings(row);
        String databaseName = Invocation.string(row.field("db"));
        Database database = catalog.find(databaseName)
                .orElseThrow(() -> row.wrong("Database `" + databaseName + "` does not exist."));
        if (before instanceof ObjectDatum old) {
            changeTable(old, row, settings);
            return after;
        }
        return tableConfig(database.create(settings, text(changed, "id")), identity);
    }

    private void changeTable(ObjectDatum old, ConfigRow row, TableSettings settings) {
        Database database = catalog.database(text(old, "db"));
        Table table = database.table(text(old, "name"));
        if (!settings.primaryKey().equals(table.primaryKey())) {
            throw ReqlError.failed("It's illegal to change a table's primary key");
        }
        if (!DatumOrder.same(old.get("indexes"), row.field("indexes"))) {
            throw row.wrong("The `indexes` field is read-only and can't be used to create or drop indexes.");
        }
        if (!settings.name().equals(table.name())) {
            database.renameTable(table, settings.name());
        }
        table.setSettings(settings);
    }

    /** What a row says about a table; what it leaves out is as in a table that was just created. */
    private TableSettings settings(ConfigRow row) {
        String name = row.name("table");
        row.field("db");
        row.requireOnly(TABLE_FIELDS);
        Datum primaryKey = row.fields().get("primary_key");
        return new TableSettings(
                name,
                primaryKey == null ? "id" : Invocation.string(primaryKey),
                shards(row),
                row.choice("durability", List.of("soft", "hard")),
                row.choice("write_acks", List.of("single", "majority")));
    }

    private int shards(ConfigRow row) {
        Datum shards = row.fields().get("shards");
        if (shards == null) {
            return 1;
        }
        if (!(shards instanceof Datum.ArrayDatum array)) {
            throw row.wrongIn("shards", "Expected an array, got " + PrettyPrinter.print(shards));
        }
        if (array.items().isEmpty()) {
            throw row.wrongIn("shards", "You must specify at least one shard.");
        }
        for (Datum shard : array.items()) {
            Datum replicas = shard instanceof ObjectDatum object ? object.get("replicas") : null;
            for (Datum replica : replicas instanceof Datum.ArrayDatum list ? list.items() : List.<Datum>of()) {
                if (!DatumOrder.same(replica, Datum.of(identity.name()))) {
                    throw row.wrongIn(
                            "shards",
                            "In `replicas`: Server `" + Invocation.string(replica)
                                    + "` does not exist or is not connected.");
                }
            }
        }
        return array.items().size();
    }

    private static String text(ObjectDatum row, String field) {
        return Invocation.string(row.get(field));
    }
}
