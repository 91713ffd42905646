package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Databases, tables and their configuration. */
final class AdminTerms {
    private AdminTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.DB_LIST, 0, AdminTerms::listDatabases);
        registry.register(TermType.DB_CREATE, 1, AdminTerms::createDatabase);
        registry.register(TermType.DB_DROP, 1, AdminTerms::dropDatabase);
        registry.register(TermType.TABLE_LIST, 0, 1, AdminTerms::listTables);
        registry.register(
                TermType.TABLE_CREATE,
                1,
                2,
                AdminTerms::createTable,
                "primary_key",
                "shards",
                "replicas",
                "nonvoting_replica_tags",
                "primary_replica_tag",
                "durability");
        registry.register(TermType.TABLE_DROP, 1, 2, AdminTerms::dropTable);
        registry.register(TermType.CONFIG, 1, AdminTerms::config);
        registry.register(TermType.STATUS, 1, AdminTerms::status);
    }

    private static Value listDatabases(Invocation invocation) {
        SortedSet<String> names = new TreeSet<>(DatumOrder::compareStrings);
        names.add(SystemDatabase.NAME);
        invocation.context().cluster().catalog().databases().forEach(database -> names.add(database.name()));
        return Datum.ofStrings(List.copyOf(names));
    }

    private static Value createDatabase(Invocation invocation) {
        String name = TableTerms.name(invocation, 0, "Database");
        require(invocation, List.of());
        if (name.equals(SystemDatabase.NAME)) {
            throw ReqlError.failed("Database `" + name + "` already exists.");
        }
        Database created = invocation.context().cluster().catalog().create(name);
        return ObjectDatum.of(Map.of(
                "config_changes", change(Datum.NULL, CatalogTables.databaseConfig(created)),
                "dbs_created", Datum.of(1)));
    }

    private static Value dropDatabase(Invocation invocation) {
        String name = TableTerms.name(invocation, 0, "Database");
        Database database = ownDatabase(invocation, name, "you can't delete it.");
        require(invocation, List.of(database.id()));
        invocation.context().cluster().catalog().drop(name);
        return ObjectDatum.of(Map.of(
                "config_changes", change(CatalogTables.databaseConfig(database), Datum.NULL),
                "dbs_dropped", Datum.of(1),
                "tables_dropped", Datum.of(database.tables().size())));
    }

    private static Value listTables(Invocation invocation) {
        String name = TableTerms.databaseName(invocation, 1);
        Cluster cluster = invocation.context().cluster();
        return Datum.ofStrings(
                name.equals(SystemDatabase.NAME)
                        ? cluster.systemDatabase().tableNames()
                        : cluster.catalog().database(name).tables().stream()
                                .map(Table::name)
                                .toList());
    }

    private static Value createTable(Invocation invocation) {
        String databaseName = TableTerms.databaseName(invocation, 2);
        String name = TableTerms.name(invocation, invocation.count() - 1, "Table");
        Database database = ownDatabase(invocation, databaseName, "you can't create new tables in it.");
        require(invocation, List.of(database.id()));
        int shards = Placement.shards(invocation, 1);
        Placement.checkReplicas(invocation);
        TableSettings settings = TableSettings.of(
                        name,
                        invocation.option("primary_key", Invocation::string).orElse("id"))
                .withShards(shards)
                .withDurability(WriteTerms.durability(invocation));
        Table created = database.create(settings);
        return ObjectDatum.of(Map.of(
                "config_changes", change(Datum.NULL, tableConfig(invocation, created)),
                "tables_created", Datum.of(1)));
    }

    private static Value dropTable(Invocation invocation) {
        String databaseName = TableTerms.databaseName(invocation, 2);
        String name = TableTerms.name(invocation, invocation.count() - 1, "Table");
        Database database = ownDatabase(invocation, databaseName, "you can't drop tables in it.");
        Table table = database.table(name);
        if (table != null) {
            require(invocation, List.of(database.id(), table.id()));
        }
        Table dropped = database.drop(name);
        return ObjectDatum.of(Map.of(
                "config_changes", change(tableConfig(invocation, dropped), Datum.NULL),
                "tables_dropped", Datum.of(1)));
    }

    private static Value config(Invocation invocation) {
        Value target = invocation.value(0);
        SystemDatabase system = invocation.context().cluster().systemDatabase();
        if (target instanceof Value.DatabaseValue named) {
            Database database = ownDatabase(invocation, named.name(), "you can't configure it.");
            require(invocation, List.of(database.id()));
            return selection(system.table("db_config"), database.id());
        }
        Table table = ownTable(invocation, "you can't configure the tables in it.");
        invocation.context().require(Permission.CONFIG, table);
        return selection(system.table("table_config"), table.id());
    }

    private static Value status(Invocation invocation) {
        Table table = ownTable(invocation, "the system tables in it don't have meaningful status information.");
        return selection(invocation.context().cluster().systemDatabase().table("table_status"), table.id());
    }

    private static Value selection(SystemTable table, String id) {
        Datum key = Datum.of(id);
        Datum row = table.get(key);
        return new Value.SingleSelection(table, key, () -> row);
    }

    static Database ownDatabase(Invocation invocation, String name, String refusal) {
        if (name.equals(SystemDatabase.NAME)) {
            throw ReqlError.failed("Database `" + name + "` is special; " + refusal);
        }
        return invocation.context().cluster().catalog().database(name);
    }

    static Table ownTable(Invocation invocation, String refusal) {
        if (invocation.table(0) instanceof Table table) {
            return table;
        }
        throw ReqlError.failed("Database `" + SystemDatabase.NAME + "` is special; " + refusal);
    }

    static Datum tableConfig(Invocation invocation, Table table) {
        return CatalogTables.tableConfig(table, invocation.context().cluster().identity());
    }

    static Datum change(Datum before, Datum after) {
        return Datum.of(List.of(ObjectDatum.of("old_val", before).with("new_val", after)));
    }

    static void require(Invocation invocation, List<String> scope) {
        QueryContext context = invocation.context();
        context.cluster().users().require(context.user(), Permission.CONFIG, scope);
    }
}
