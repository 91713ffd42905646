package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the plan of an import and finds what is wrong with it before anything is written. */
public final class ImportPlanner {
    private final Cluster cluster;
    private final Map<TableName, String> primaryKeys;
    private final Renames renames;
    private final ImportOptions options;

    /**
     * A planner for one import.
     *
     * @param primaryKeys the keys that were set by hand, by the tables' names in the source; they rule over all others
     * @param renames the new names of tables and databases
     */
    public ImportPlanner(Cluster cluster, Map<TableName, String> primaryKeys, Renames renames, ImportOptions options) {
        this.cluster = cluster;
        this.renames = renames;
        this.primaryKeys = Map.copyOf(primaryKeys);
        this.options = options;
    }

    /**
     * Plans the import of the selected tables.
     *
     * @throws ShellException when a selection matches nothing, primary keys are not known or wrong, or tables that exist
     *     are in the way
     */
    public ImportPlan plan(ArchiveSource source, Selection selection, CancellationToken token) {
        Map<TableName, SourceTable> byName =
                source.tables().stream().collect(Collectors.toMap(SourceTable::name, Function.identity()));
        List<TableName> selected = selection.select(byName.keySet(), source.databases());
        List<SourceTable> tables = source.tables().stream()
                .filter(table -> selected.contains(table.name()))
                .toList();
        List<TableDefinition> targets = new PrimaryKeys(source, primaryKeys)
                .resolve(tables, token).stream()
                        .map(table -> table.withName(renames.of(table.name())))
                        .toList();
        refuseSameName(targets);
        SortedMap<String, List<String>> tree = cluster.catalog().tree();
        List<PlannedTable> planned = planned(tables, targets, tree);
        refuseExisting(planned);
        return new ImportPlan(source, missingDatabases(source, selection, targets, tree), planned);
    }

    private List<PlannedTable> planned(
            List<SourceTable> tables, List<TableDefinition> targets, SortedMap<String, List<String>> tree) {
        List<TableName> there = Catalog.tables(tree);
        List<TableName> wanted = targets.stream()
                .map(TableDefinition::name)
                .filter(there::contains)
                .toList();
        Map<TableName, TableDefinition> existing = cluster.catalog().definitions(wanted).stream()
                .collect(Collectors.toMap(TableDefinition::name, Function.identity()));
        List<PlannedTable> planned = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            TableDefinition target = targets.get(i);
            planned.add(new PlannedTable(tables.get(i), target, Optional.ofNullable(existing.get(target.name()))));
        }
        return planned;
    }

    private void refuseExisting(List<PlannedTable> planned) {
        List<String> full = new ArrayList<>();
        for (PlannedTable table : planned) {
            if (table.existing().isEmpty()) {
                continue;
            }
            TableDefinition existing = table.existing().get();
            if (!existing.primaryKey().equals(table.target().primaryKey())) {
                throw new ShellException(
                        ExitCode.FAILED,
                        "table " + table.name() + " exists with the primary key " + existing.primaryKey() + ", not "
                                + table.target().primaryKey(),
                        "Leave it out with --exclude " + table.name() + ", or drop it first");
            }
            if (options.conflict() == null && !cluster.catalog().isEmpty(table.name())) {
                full.add(table.name().toString());
            }
        }
        if (!full.isEmpty()) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "there are documents already in " + String.join(", ", full),
                    "Say what to do when a key is taken: --conflict error, replace, update or skip");
        }
    }

    private static void refuseSameName(List<TableDefinition> targets) {
        Set<TableName> names = new HashSet<>();
        for (TableDefinition target : targets) {
            if (!names.add(target.name())) {
                throw new ShellException(
                        ExitCode.USAGE, "two tables would become " + target.name(), "Give one of them another name");
            }
        }
    }

    private List<String> missingDatabases(
            ArchiveSource source,
            Selection selection,
            List<TableDefinition> targets,
            SortedMap<String, List<String>> tree) {
        TreeSet<String> databases = new TreeSet<>();
        targets.forEach(table -> databases.add(table.name().database()));
        source.databases().stream()
                .filter(selection::matchesDatabase)
                .map(renames::database)
                .forEach(databases::add);
        databases.removeAll(tree.keySet());
        return List.copyOf(databases);
    }
}
