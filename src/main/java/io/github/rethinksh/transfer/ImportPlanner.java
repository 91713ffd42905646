package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Makes the plan of an import and finds what is wrong with it before anything is written. */
public final class ImportPlanner {
    private final Cluster cluster;
    private final Map<TableName, String> primaryKeys;
    private final Renames renames;
    private final ImportOptions options;
    private final Reduction reduction;
    private final CheckpointOptions kept;

    /** A planner for one import of all that the documents hold. */
    public ImportPlanner(Cluster cluster, Map<TableName, String> primaryKeys, Renames renames, ImportOptions options) {
        this(cluster, primaryKeys, renames, options, Reduction.NONE, CheckpointOptions.NONE);
    }

    /**
     * A planner for one import.
     *
     * @param primaryKeys the keys that were set by hand, by the tables' names in the source; they rule over all others
     * @param renames the new names of tables and databases
     * @param reduction how much of the documents is imported
     * @param kept whether an import is gone on with that was stopped
     */
    public ImportPlanner(
            Cluster cluster,
            Map<TableName, String> primaryKeys,
            Renames renames,
            ImportOptions options,
            Reduction reduction,
            CheckpointOptions kept) {
        this.cluster = cluster;
        this.renames = renames;
        this.primaryKeys = Map.copyOf(primaryKeys);
        this.options = options;
        this.reduction = reduction;
        this.kept = kept;
    }

    /**
     * Plans the import of the selected tables. What is wrong with it stands in the plan. The cluster is asked again when
     * the connection is lost or a table is not available; a server that is away from the beginning is not waited for.
     *
     * @param listener is told what is tried again
     * @throws ShellException when a selection matches nothing, or the source or the cluster cannot be read
     */
    public ImportPlan plan(
            ArchiveSource source, Selection selection, CancellationToken token, TransferListener listener) {
        cluster.reconnect();
        return plan(source, selection, token, new Steps(new Retries(options.maxWait(), token, listener), token));
    }

    /** The same in the middle of an import, which waits for a server that is away. */
    ImportPlan plan(ArchiveSource source, Selection selection, CancellationToken token, Steps steps) {
        cluster.findServers();
        SortedMap<String, List<String>> tree = steps.ask(Steps.CLUSTER, cluster.catalog()::tree);
        Set<TableName> leftOut = leftOut(tree);
        List<SourceTable> selected = selected(source, selection);
        renames.requireUse(selected.stream().map(SourceTable::name).toList(), source.databases());
        List<SourceTable> tables = selected.stream()
                .filter(table -> !leftOut.contains(renames.of(table.name())))
                .toList();
        TargetTables targets = new TargetTables(cluster, options, tree, steps);
        Map<TableName, TableDefinition> existing = targets.existing(
                tables.stream().map(table -> renames.of(table.name())).toList());
        PrimaryKeys keys = new PrimaryKeys(
                source,
                primaryKeys,
                liveKeys(tables, existing),
                options.trouble().maxErrors());
        List<PrimaryKeys.Resolved> resolved = keys.resolve(tables, token);
        List<PlannedTable> planned = targets
                .over(resolved.stream().map(this::planned).toList(), existing)
                .stream()
                .map(this::begun)
                .toList();
        List<String> databases = missingDatabases(source, selection, planned, tree);
        List<PlanProblem> problems = new ArrayList<>(keys.problems());
        problems.addAll(targets.problems(planned, databases));
        int notTaken = selected.size() - tables.size();
        ImportPlan plan =
                new ImportPlan(reduction.of(source, resolved), databases, planned, reduction, notTaken, problems);
        return steps.ask(Steps.CLUSTER, () -> checked(plan));
    }

    /** A plan that does not go on with what was begun has no other problem. */
    private ImportPlan checked(ImportPlan plan) {
        List<PlanProblem> reasons = kept.before()
                .map(before ->
                        new ResumeCheck(cluster, before).problems(plan, ImportTerms.of(plan, options, kept.reading())))
                .orElse(List.of());
        return reasons.isEmpty() ? plan : plan.refusedFor(reasons);
    }

    private PlannedTable begun(PlannedTable table) {
        return kept.before()
                .flatMap(before -> before.table(table.name()))
                .map(table::after)
                .orElse(table);
    }

    private static List<SourceTable> selected(ArchiveSource source, Selection selection) {
        List<TableName> names = source.select(selection);
        return source.tables().stream()
                .filter(table -> names.contains(table.name()))
                .toList();
    }

    /** The tables that nothing is to be written to. */
    private Set<TableName> leftOut(SortedMap<String, List<String>> tree) {
        if (options.occupied() != Occupied.LEAVE_OUT) {
            return Set.of();
        }
        Set<TableName> there = new HashSet<>(Catalog.tables(tree));
        kept.before().ifPresent(before -> {
            before.created().forEach(there::remove);
            before.tables().forEach(table -> there.remove(table.name()));
        });
        return there;
    }

    private Map<TableName, String> liveKeys(List<SourceTable> tables, Map<TableName, TableDefinition> existing) {
        Map<TableName, String> keys = new HashMap<>();
        for (SourceTable table : tables) {
            TableDefinition there = existing.get(renames.of(table.name()));
            if (there != null) {
                keys.put(table.name(), there.primaryKey());
            }
        }
        return keys;
    }

    private PlannedTable planned(PrimaryKeys.Resolved table) {
        return new PlannedTable(
                reduction.of(table.source()),
                table.source()
                        .definition()
                        .withPrimaryKey(table.key())
                        .withName(renames.of(table.source().name())),
                table.keySource());
    }

    private List<String> missingDatabases(
            ArchiveSource source,
            Selection selection,
            List<PlannedTable> tables,
            SortedMap<String, List<String>> tree) {
        TreeSet<String> databases = new TreeSet<>();
        tables.forEach(table -> databases.add(table.name().database()));
        source.databases().stream()
                .filter(selection::matchesDatabase)
                .map(renames::database)
                .forEach(databases::add);
        databases.removeAll(tree.keySet());
        return List.copyOf(databases);
    }
}
