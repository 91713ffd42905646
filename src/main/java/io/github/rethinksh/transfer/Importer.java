package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out an import plan: databases and tables first, then the documents, read by one thread and written by several,
 * then the secondary indexes of a table as soon as its last document is in, and the write hooks last of all.
 */
public final class Importer {
    private final Cluster cluster;
    private final ImportOptions options;
    private final CancellationToken token;
    private final TransferListener listener;
    private final CheckpointOptions kept;
    private final Steps steps;
    private final ServerWatch watch;
    private final DocumentLoad documents;

    /** An importer for one run. */
    public Importer(Cluster cluster, ImportOptions options, CancellationToken token, TransferListener listener) {
        this(cluster, options, CheckpointOptions.NONE, token, listener);
    }

    /**
     * The same, keeping how far it has come.
     *
     * @param kept where that is kept; the plan was made with the same
     */
    public Importer(
            Cluster cluster,
            ImportOptions options,
            CheckpointOptions kept,
            CancellationToken token,
            TransferListener listener) {
        this.kept = kept;
        this.cluster = cluster;
        this.options = options;
        this.token = token;
        this.listener = listener;
        Retries retries = new Retries(options.maxWait(), token, listener);
        this.steps = new Steps(retries, token);
        this.watch = new ServerWatch(cluster);
        this.documents = new DocumentLoad(cluster, options, retries, steps, watch, token, listener);
    }

    /**
     * Imports what the plan says. A table that fails does not keep the others from being imported, unless the connection
     * is lost for good or the work is cancelled.
     *
     * @throws ShellException before anything is written when the plan has problems
     * @throws ImportStopped in these two cases, and when a database or table cannot be made
     */
    public ImportResult run(ImportPlan plan) {
        Creation creation = new Creation(cluster, steps);
        kept.before().ifPresent(before -> creation.add(before, steps.ask(Steps.CLUSTER, cluster.catalog()::tree)));
        try (CheckpointKeeper keeper = new CheckpointKeeper(cluster, options, kept, documents.sync(), listener)) {
            return run(plan, creation, keeper);
        }
    }

    private ImportResult run(ImportPlan plan, Creation creation, CheckpointKeeper keeper) {
        try {
            ImportResult result = load(plan, creation, keeper);
            if (result.failures().isEmpty() || options.trouble().clean()) {
                keeper.forget();
            }
            return result.failures().isEmpty() ? result : cleaned(result, creation, options);
        } catch (ImportStopped e) {
            if (options.trouble().clean()) {
                keeper.forget();
            }
            throw new ImportStopped(e, cleaned(e.result(), creation, options));
        }
    }

    /** The same as a part of a run that cleans up by itself, and of which nothing is kept. */
    ImportResult run(ImportPlan plan, Creation creation) {
        try (CheckpointKeeper keeper =
                new CheckpointKeeper(cluster, options, CheckpointOptions.NONE, documents.sync(), listener)) {
            return load(plan, creation, keeper);
        }
    }

    private ImportResult load(ImportPlan plan, Creation creation, CheckpointKeeper keeper) {
        plan.requireSound();
        listener.on(new TransferEvent.Planned(plan.tables().size(), plan.rows(), plan.bytes()));
        List<TableImport> tables = plan.tables().stream()
                .map(table -> new TableImport(table, options))
                .toList();
        try {
            creation.expect(plan);
            steps.take(Steps.CLUSTER, () -> keeper.begin(plan, creation, tables));
            creation.make(plan, options, token);
            emptyTables(plan);
            tables.forEach(this::lookInside);
            steps.take(Steps.CLUSTER, keeper::tablesReady);
            documents.run(plan, tables);
            return finish(tables, creation);
        } catch (ShellException e) {
            List<TableImport> there = tables.stream()
                    .filter(table -> table.plan().existing().isPresent()
                            || creation.has(table.plan().name()))
                    .toList();
            throw new ImportStopped(e, result(there, creation));
        } finally {
            tables.forEach(TableImport::close);
        }
    }

    /** The result when not all went well: with what was created removed again, if that is wanted. */
    static ImportResult cleaned(ImportResult result, Creation creation, ImportOptions options) {
        return options.trouble().clean() ? result.with(creation.remove()) : result;
    }

    private void lookInside(TableImport table) {
        if (table.plan().existing().isPresent()
                && options.conflict() == Conflict.ERROR
                && steps.ask(
                        table.plan().name(),
                        () -> cluster.catalog().isEmpty(table.plan().name()))) {
            table.isEmpty();
        }
    }

    private void emptyTables(ImportPlan plan) {
        if (options.occupied() != Occupied.EMPTY) {
            return;
        }
        for (PlannedTable table : plan.tables()) {
            if (table.isOccupied()) {
                token.throwIfCancelled();
                listener.on(new TransferEvent.Noted("deleting what is in " + table.name()));
                steps.takeLong(table.name(), () -> cluster.catalog().isEmpty(table.name()), () -> empty(table.name()));
            }
        }
    }

    /** What is deleted must not come back when the server is killed. */
    private void empty(TableName table) {
        long before;
        do {
            before = watch.look();
            cluster.catalogWriter().deleteDocuments(table);
            cluster.catalogWriter().sync(table);
        } while (watch.look() != before);
    }

    private ImportResult finish(List<TableImport> tables, Creation creation) {
        List<ImportedTable> imported = new ArrayList<>();
        for (TableImport table : tables) {
            token.throwIfCancelled();
            imported.add(table.imported(finish(table)));
        }
        return new ImportResult(imported, failures(tables), creation.created());
    }

    private static ImportResult result(List<TableImport> tables, Creation creation) {
        return new ImportResult(
                tables.stream().map(table -> table.imported(false)).toList(), failures(tables), creation.created());
    }

    private static List<TransferFailure> failures(List<TableImport> tables) {
        return tables.stream()
                .flatMap(table -> table.outcome().failure().stream())
                .toList();
    }

    private boolean finish(TableImport table) {
        try {
            table.outcome().rejected().force();
            return documents.indexes().finish(table);
        } catch (ShellException e) {
            token.throwIfCancelled();
            table.outcome().failOrThrow(e);
            return false;
        }
    }
}
