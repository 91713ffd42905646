package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Waiting for tables and moving their data about, which is done as soon as it is asked for. */
final class MaintenanceTerms {
    private static final Set<String> READINESS =
            Set.of("ready_for_outdated_reads", "ready_for_reads", "ready_for_writes", "all_replicas_ready");
    private static final String NOT_CONFIGURABLE = "you can't configure the tables in it.";

    private MaintenanceTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.WAIT, 0, 1, MaintenanceTerms::waitFor, "timeout", "wait_for");
        registry.register(TermType.REBALANCE, 0, 1, MaintenanceTerms::rebalance);
        registry.register(
                TermType.RECONFIGURE,
                1,
                MaintenanceTerms::reconfigure,
                "shards",
                "replicas",
                "dry_run",
                "nonvoting_replica_tags",
                "primary_replica_tag",
                "emergency_repair");
    }

    /** Every table is ready at any time. */
    private static Value waitFor(Invocation invocation) {
        invocation.option("wait_for", MaintenanceTerms::readiness);
        invocation.option("timeout", Invocation::number);
        List<Table> tables = tables(
                invocation, "wait", "the system tables in it are always available and don't need to be waited on.");
        return ObjectDatum.of("ready", Datum.of(tables.size()));
    }

    private static String readiness(Datum wanted) {
        String name = Invocation.string(wanted);
        if (!READINESS.contains(name)) {
            throw ReqlError.logic("Unknown table readiness state: '" + name + "', must be one of"
                    + " 'ready_for_outdated_reads', 'ready_for_reads', 'ready_for_writes', or 'all_replicas_ready'");
        }
        return name;
    }

    /** Shards are as full as they should be at any time. The server leaves alone a table without documents. */
    private static Value rebalance(Invocation invocation) {
        List<Table> tables = tables(invocation, "rebalance", "you can't rebalance the tables in it.");
        List<Datum> changes = new ArrayList<>();
        for (Table table : tables) {
            invocation.context().require(Permission.CONFIG, table);
            Datum status = CatalogTables.tableStatus(
                    table, invocation.context().cluster().identity());
            changes.add(ObjectDatum.of("old_val", status).with("new_val", status));
        }
        long rebalanced = tables.stream().filter(table -> table.count() > 0).count();
        return ObjectDatum.of(Map.of("rebalanced", Datum.of(rebalanced), "status_changes", Datum.of(changes)));
    }

    /** The table that is meant, or all tables of the database. */
    private static List<Table> tables(Invocation invocation, String term, String refusal) {
        if (invocation.count() == 0) {
            throw ReqlError.logic("`" + term + "` can only be called on a table or database.");
        }
        return invocation.value(0) instanceof Value.DatabaseValue named
                ? AdminTerms.ownDatabase(invocation, named.name(), refusal).tables()
                : List.of(AdminTerms.ownTable(invocation, refusal));
    }

    private static Value reconfigure(Invocation invocation) {
        if (invocation.option("emergency_repair").isPresent()) {
            return repair(invocation);
        }
        for (String option : List.of("shards", "replicas")) {
            if (invocation.option(option).isEmpty()) {
                throw ReqlError.logic("Missing required argument `" + option + "`.");
            }
        }
        List<Table> tables = tables(invocation, "reconfigure", NOT_CONFIGURABLE);
        tables.forEach(table -> invocation.context().require(Permission.CONFIG, table));
        int shards = Placement.shards(invocation, 1);
        Placement.checkReplicas(invocation);
        boolean dryRun = invocation.flag("dry_run");
        List<Datum> configChanges = new ArrayList<>();
        List<Datum> statusChanges = new ArrayList<>();
        for (Table table : tables) {
            change(invocation, table, shards, dryRun, configChanges, statusChanges);
        }
        ObjectDatum result = ObjectDatum.of(Map.of(
                "config_changes", Datum.of(configChanges), "reconfigured", Datum.of(dryRun ? 0 : tables.size())));
        return dryRun ? result : result.with("status_changes", Datum.of(statusChanges));
    }

    private static void change(
            Invocation invocation,
            Table table,
            int shards,
            boolean dryRun,
            List<Datum> configChanges,
            List<Datum> statusChanges) {
        ServerIdentity identity = invocation.context().cluster().identity();
        Datum config = AdminTerms.tableConfig(invocation, table);
        Datum status = CatalogTables.tableStatus(table, identity);
        TableSettings before = table.settings();
        table.setSettings(before.withShards(shards));
        configChanges.add(ObjectDatum.of("old_val", config).with("new_val", AdminTerms.tableConfig(invocation, table)));
        statusChanges.add(
                ObjectDatum.of("old_val", status).with("new_val", CatalogTables.tableStatus(table, identity)));
        if (dryRun) {
            table.setSettings(before);
        }
    }

    private static Value repair(Invocation invocation) {
        AdminTerms.ownTable(invocation, NOT_CONFIGURABLE);
        invocation.option("emergency_repair", value -> {
            if (!(value instanceof Datum.StringDatum text)
                    || !Set.of("unsafe_rollback", "unsafe_rollback_or_erase").contains(text.value())) {
                throw ReqlError.logic(
                        "`emergency_repair` should be \"unsafe_rollback\" or \"unsafe_rollback_or_erase\"");
            }
            return text;
        });
        throw ReqlError.failed("This table doesn't need to be repaired.");
    }
}
