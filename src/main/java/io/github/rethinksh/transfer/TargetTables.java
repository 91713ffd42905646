package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.SomeNames;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is in the cluster where tables are to be imported, and what of it is in the way. */
final class TargetTables {
    private final Cluster cluster;
    private final ImportOptions options;
    private final SortedMap<String, List<String>> tree;
    private final Steps steps;

    TargetTables(Cluster cluster, ImportOptions options, SortedMap<String, List<String>> tree, Steps steps) {
        this.steps = steps;
        this.cluster = cluster;
        this.options = options;
        this.tree = tree;
    }

    /** Those of the tables that are there, by their names. */
    Map<TableName, TableDefinition> existing(List<TableName> tables) {
        Set<TableName> there = Set.copyOf(Catalog.tables(tree));
        List<TableName> wanted =
                tables.stream().distinct().filter(there::contains).toList();
        return definitions(wanted).stream().collect(Collectors.toMap(TableDefinition::name, Function.identity()));
    }

    /** The tables with what is there of each. */
    List<PlannedTable> over(List<PlannedTable> tables, Map<TableName, TableDefinition> existing) {
        return tables.stream()
                .map(table -> existing.containsKey(table.name())
                        ? table.over(existing.get(table.name()), rows(existing.get(table.name())))
                        : table)
                .toList();
    }

    private List<TableDefinition> definitions(List<TableName> names) {
        // Who may not configure a table does not see its write hook, and could not go round it either.
        boolean may = steps.ask(Steps.CLUSTER, () -> new PermissionCheck(cluster).mayConfigure(names));
        return steps.ask(
                names.size() == 1 ? names.get(0) : Steps.CLUSTER,
                () -> may
                        ? cluster.catalog().definitions(names)
                        : cluster.catalog().outlines(names));
    }

    private long rows(TableDefinition table) {
        return steps.ask(table.name(), () -> {
            if (table.estimatedRows() > PlannedTable.MOST_COUNTED) {
                return cluster.catalog().isEmpty(table.name()) ? 0 : table.estimatedRows();
            }
            // Of few documents the server's estimate is far off; of many counting takes it long.
            return cluster.catalog().count(table.name());
        });
    }

    /** All that is in the way. */
    List<PlanProblem> problems(List<PlannedTable> tables, List<String> databases) {
        return steps.ask(Steps.CLUSTER, () -> allProblems(tables, databases));
    }

    private List<PlanProblem> allProblems(List<PlannedTable> tables, List<String> databases) {
        List<PlanProblem> problems = new ArrayList<>();
        sameNames(tables, problems);
        otherKeys(tables, problems);
        full(tables, problems);
        servers(problems);
        problems.addAll(new PermissionCheck(cluster).problems(tables, databases, tree, options.secondaryIndexes()));
        return problems;
    }

    private static void sameNames(List<PlannedTable> tables, List<PlanProblem> problems) {
        Set<TableName> names = new HashSet<>();
        for (PlannedTable table : tables) {
            if (!names.add(table.name())) {
                problems.add(new PlanProblem(
                        ExitCode.USAGE, "two tables would become " + table.name(), "Give one of them another name"));
            }
        }
    }

    private static void otherKeys(List<PlannedTable> tables, List<PlanProblem> problems) {
        for (PlannedTable table : tables) {
            String wanted = table.target().primaryKey();
            String there = table.existing().map(TableDefinition::primaryKey).orElse(wanted);
            if (!there.equals(wanted)) {
                problems.add(PlanProblem.failed(
                        "table " + table.name() + " exists with the primary key " + there + ", not " + wanted,
                        "Leave it out with --exclude " + table.source().name() + ", or drop it first"));
            }
        }
    }

    private void full(List<PlannedTable> tables, List<PlanProblem> problems) {
        if (options.conflict() != null || options.occupied() == Occupied.EMPTY) {
            return;
        }
        List<TableName> full = tables.stream()
                .filter(PlannedTable::isOccupied)
                .map(PlannedTable::name)
                .toList();
        if (!full.isEmpty()) {
            problems.add(PlanProblem.failed(
                    "there are documents already in " + SomeNames.of(full),
                    "Say what to do when a key is taken: --conflict error, replace, update or skip"));
        }
    }

    /** Only some users may see the servers; for the others the cluster decides. */
    private void servers(List<PlanProblem> problems) {
        if (options.shape().replicas() == 1) {
            return;
        }
        int servers = cluster.catalog().serverIds().size();
        if (servers > 0 && options.shape().replicas() > servers) {
            problems.add(PlanProblem.failed(
                    "%d replicas need as many servers, and there are %d"
                            .formatted(options.shape().replicas(), servers),
                    "Give a smaller number with --replicas"));
        }
    }
}
