package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SomeNames;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Imports what comes through a pipe, table by table. What is to come is not known, so that there is a plan for each table
 * alone: one that is in the way is refused before anything of it is written, when others may be in already.
 */
public final class StreamedImport {
    private final Cluster cluster;
    private final Map<TableName, String> primaryKeys;
    private final ImportOptions options;
    private final CancellationToken token;
    private final TransferListener listener;
    private final Steps steps;
    private final Creation creation;
    private final List<ImportedTable> imported = new ArrayList<>();
    private final List<TransferFailure> failures = new ArrayList<>();

    /**
     * An import for one run.
     *
     * @param primaryKeys the keys that were set by hand, for tables that do not know theirs
     */
    public StreamedImport(
            Cluster cluster,
            Map<TableName, String> primaryKeys,
            ImportOptions options,
            CancellationToken token,
            TransferListener listener) {
        this.cluster = cluster;
        this.primaryKeys = Map.copyOf(primaryKeys);
        this.options = options;
        this.token = token;
        this.listener = listener;
        this.steps = new Steps(new Retries(options.maxWait(), token, listener), token);
        this.creation = new Creation(cluster, steps);
    }

    /**
     * Imports the selected tables.
     *
     * @throws ImportStopped when the stream is broken, nothing was selected, the work is cancelled or the connection is
     *     lost for good; it tells what was imported
     */
    public ImportResult run(ArchiveStream stream, Selection selection) {
        try {
            takeAll(stream, selection);
        } catch (ShellException e) {
            throw new ImportStopped(e, Importer.cleaned(result(), creation, options));
        }
        ImportResult result = result();
        return result.failures().isEmpty() ? result : Importer.cleaned(result, creation, options);
    }

    private ImportResult result() {
        return new ImportResult(imported, failures, creation.created());
    }

    private void takeAll(ArchiveStream stream, Selection selection) {
        Optional<ArchiveSource> table = next(stream, selection);
        while (table.isPresent()) {
            token.throwIfCancelled();
            take(table.get());
            table = next(stream, selection);
        }
        List<TableName> there = stream.tables().stream().sorted().toList();
        selection.select(there, stream.databases(), "There are: " + SomeNames.of(there));
        createDatabases(stream, selection);
        stream.manifest().ifPresent(this::compare);
    }

    private Optional<ArchiveSource> next(ArchiveStream stream, Selection selection) {
        try {
            return stream.next(selection::matches);
        } catch (ShellException e) {
            List<TableName> failed =
                    failures.stream().map(TransferFailure::table).toList();
            List<TableName> complete = imported.stream()
                    .map(ImportedTable::name)
                    .filter(name -> !failed.contains(name))
                    .toList();
            String hint = "Imported before that: " + (complete.isEmpty() ? "nothing" : complete)
                    + (failed.isEmpty() ? "" : "; not to their end: " + failed);
            throw new ShellException(e.exitCode(), e.getMessage(), hint, e);
        }
    }

    private void take(ArchiveSource table) {
        TableDefinition definition = table.tables().get(0).definition();
        try {
            refuseOtherKey(definition);
            ImportPlanner planner = new ImportPlanner(cluster, primaryKeys, Renames.parse(List.of()), options);
            ImportPlan plan = planner.plan(table, Selection.everything(), token, steps);
            add(new Importer(cluster, options, token, listener).run(plan, creation));
        } catch (ShellException e) {
            if (e instanceof ImportStopped stopped) {
                add(stopped.result());
            }
            if (e.exitCode() == ExitCode.NO_CONNECTION || e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            failures.add(new TransferFailure(definition.name(), e));
        }
    }

    private void add(ImportResult result) {
        imported.addAll(result.tables());
        failures.addAll(result.failures());
    }

    /** Every document would have to be looked at before, and a pipe can be read once. */
    private void refuseOtherKey(TableDefinition definition) {
        String set = primaryKeys.get(definition.name());
        if (set != null && definition.key().isPresent() && !set.equals(definition.primaryKey())) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "the key " + set + " was set for " + definition.name() + ", whose own is "
                            + definition.primaryKey(),
                    "Restore it from a file, or forget the key with: pk --clear");
        }
    }

    private void createDatabases(ArchiveStream stream, Selection selection) {
        SortedMap<String, List<String>> there = steps.ask(Steps.CLUSTER, cluster.catalog()::tree);
        List<String> missing = stream.databases().stream()
                .filter(selection::matchesDatabase)
                .filter(database -> !there.containsKey(database))
                .toList();
        creation.makeDatabases(missing, there);
    }

    private void compare(Manifest manifest) {
        for (ImportedTable table : imported) {
            long rows = table.result().accepted() + table.result().errors();
            long expected = manifest.table(table.name()).map(WrittenTable::rows).orElse(rows);
            boolean failed =
                    failures.stream().anyMatch(failure -> failure.table().equals(table.name()));
            if (!failed && rows != expected) {
                failures.add(new TransferFailure(
                        table.name(),
                        new ShellException(
                                ExitCode.DIFFERENCE,
                                "%d documents came, and the manifest says %d".formatted(rows, expected),
                                "The archive was changed or damaged after it was written")));
            }
        }
    }
}
