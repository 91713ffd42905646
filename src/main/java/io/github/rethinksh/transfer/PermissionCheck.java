package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Permissions;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What the user of the connection lacks for an import. That a table can be written to is known only of tables that are
 * there; of others the plan knows whether they can be made.
 */
final class PermissionCheck {
    static final String HINT = "Ask an admin for the grant, or connect as another user: connect HOST -u USER";

    /** May everything, and need not be asked for. */
    private static final String ADMIN = "admin";

    private final Permissions permissions;
    private final boolean admin;

    PermissionCheck(Cluster cluster) {
        this.permissions = cluster.permissions();
        this.admin = cluster.options().user().equals(ADMIN);
    }

    boolean mayConfigure(List<TableName> tables) {
        return admin
                || tables.stream()
                        .allMatch(table -> permissions.configure(table).isEmpty());
    }

    /** The server's words when a table that is there may not be written to. */
    Optional<String> writing(TableName table) {
        return admin ? Optional.empty() : permissions.write(table);
    }

    /**
     * All that is lacking.
     *
     * @param databases the databases that have to be made
     * @param tree what is there
     * @param indexes whether the secondary indexes are made
     */
    List<PlanProblem> problems(
            List<PlannedTable> tables, List<String> databases, SortedMap<String, List<String>> tree, boolean indexes) {
        List<PlanProblem> problems = new ArrayList<>();
        if (admin) {
            return problems;
        }
        if (!databases.isEmpty() && !tree.isEmpty()) {
            add(
                    "to make the database" + (databases.size() == 1 ? " " : "s ") + String.join(", ", databases),
                    permissions.createDatabases(tree.firstKey()),
                    problems);
        }
        for (String database : withNewTables(tables, tree)) {
            add("to make tables in " + database, permissions.createTables(database), problems);
        }
        for (PlannedTable table : tables) {
            if (table.existing().isPresent()) {
                add("to write to " + table.name(), writing(table.name()), problems);
                boolean configures = (indexes && !table.target().indexes().isEmpty())
                        || table.target().writeHook() != null;
                if (configures) {
                    add("to configure " + table.name(), permissions.configure(table.name()), problems);
                }
            }
        }
        return problems;
    }

    private static Set<String> withNewTables(List<PlannedTable> tables, SortedMap<String, List<String>> tree) {
        Set<String> databases = new TreeSet<>();
        for (PlannedTable table : tables) {
            if (table.existing().isEmpty() && tree.containsKey(table.name().database())) {
                databases.add(table.name().database());
            }
        }
        return databases;
    }

    private static void add(String purpose, Optional<String> refusal, List<PlanProblem> problems) {
        refusal.ifPresent(words -> problems.add(PlanProblem.failed("no permission " + purpose + ": " + words, HINT)));
    }
}
