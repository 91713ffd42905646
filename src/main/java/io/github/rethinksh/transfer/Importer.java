package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.cluster.CatalogWriter;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertAnswer;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out an import plan: databases and tables first, then the documents, read by one thread and written by several,
 * then the secondary indexes of a table as soon as its last document is in, and the write hooks last of all.
 */
public final class Importer {
    private static final int BATCH_DOCUMENTS = 2_000;

    /** A batch is there twice while it is written, as documents and as the query, and the reader has the next one in work. */
    private static final int SHARE_OF_HEAP = 6;

    /** The part for the keys of the table that is read. */
    static final int KEY_SHARE_OF_HEAP = 8;

    /** How long the inserts that are under way may take to end when the import is cancelled. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final ImportOptions options;
    private final CancellationToken token;
    private final TransferListener listener;
    private final BatchSize batchSize = new BatchSize();
    private final RateLimit rate;
    private final Retries retries;
    private final CheckpointOptions kept;

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
        this.rate = new RateLimit(options.rate());
        this.retries = new Retries(options.maxWait(), token, listener);
    }

    /**
     * Imports what the plan says. A table that fails does not keep the others from being imported, unless the connection
     * is lost for good or the work is cancelled.
     *
     * @throws ShellException before anything is written when the plan has problems
     * @throws ImportStopped in these two cases, and when a database or table cannot be made
     */
    public ImportResult run(ImportPlan plan) {
        Creation creation = new Creation(cluster);
        kept.before().ifPresent(before -> creation.add(before, cluster.catalog().tree()));
        try (CheckpointKeeper keeper = new CheckpointKeeper(cluster, options, kept, listener)) {
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
        try (CheckpointKeeper keeper = new CheckpointKeeper(cluster, options, CheckpointOptions.NONE, listener)) {
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
            keeper.begin(plan, creation, tables);
            creation.make(plan, options, token);
            emptyTables(plan);
            tables.forEach(this::lookInside);
            keeper.tablesReady();
            load(plan, tables);
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
                && cluster.catalog().isEmpty(table.plan().name())) {
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
                cluster.catalogWriter().deleteDocuments(table.name());
            }
        }
    }

    private void load(ImportPlan plan, List<TableImport> tables) {
        BatchQueue queue =
                new BatchQueue(options.clients(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        try (Grace grace = new Grace("import", GRACE);
                Workers workers = new Workers("import", options.clients());
                CancellationToken.Registration registration = token.onCancel(queue::stop)) {
            for (int i = 0; i < options.clients(); i++) {
                workers.start(() -> write(queue, grace));
            }
            for (TableImport table : tables) {
                if (!queue.stopped()) {
                    read(plan, table, queue);
                }
            }
            queue.end();
            workers.join();
        }
        token.throwIfCancelled();
    }

    private void read(ImportPlan plan, TableImport table, BatchQueue queue) {
        listener.on(new TransferEvent.TableStarted(
                table.plan().name(), table.plan().source().rows()));
        KeyCheck check = new KeyCheck(
                table.plan().name(),
                table.plan().target().primaryKey(),
                Runtime.getRuntime().maxMemory() / KEY_SHARE_OF_HEAP);
        try {
            if (table.isLoaded()) {
                listener.on(new TransferEvent.Advanced(
                        table.plan().name(),
                        table.done().documents(),
                        table.done().bytes()));
                table.readToEnd();
            } else {
                read(plan, table, check, queue);
            }
        } catch (ShellException e) {
            table.fail(e);
        }
        ended(table);
    }

    private void read(ImportPlan plan, TableImport table, KeyCheck check, BatchQueue queue) {
        try (DocumentReader reader = plan.source().open(table.plan().source())) {
            skip(reader, table, check, queue);
            DocumentBatch batch = next(reader);
            while (batch != null && table.failure().isEmpty() && !queue.stopped()) {
                DocumentBatch sound = table.sound(batch, check);
                BatchQueue.Entry entry = new BatchQueue.Entry(table, sound, table.begin(), batch.size());
                if (sound.size() > 0) {
                    queue.put(entry);
                } else {
                    table.done(entry, InsertResult.NONE);
                    table.end();
                }
                batch = next(reader);
            }
            if (batch == null && table.failure().isEmpty()) {
                tellUnchecked(table, check);
                table.readToEnd();
            }
        }
    }

    /** Passes over what an import before has done. */
    private void skip(DocumentReader reader, TableImport table, KeyCheck check, BatchQueue queue) {
        while (table.left() > 0 && !queue.stopped()) {
            DocumentBatch batch = reader.next(batchSize.bytes(), (int) Math.min(table.left(), BATCH_DOCUMENTS));
            if (batch == null) {
                return;
            }
            table.skip(batch, check);
            listener.on(new TransferEvent.Advanced(table.plan().name(), batch.size(), batch.totalLength()));
        }
    }

    private void tellUnchecked(TableImport table, KeyCheck check) {
        if (check.unchecked() > 0) {
            boolean found = options.effectiveConflict() == Conflict.ERROR;
            listener.on(new TransferEvent.Noted(
                    "%s: there is no memory to look whether %d of the documents have the key of one before them%s"
                            .formatted(
                                    table.plan().name(),
                                    check.unchecked(),
                                    found ? "; the server refuses those that differ from it" : "")));
        }
    }

    private DocumentBatch next(DocumentReader reader) {
        return reader.next(batchSize.bytes(), BATCH_DOCUMENTS);
    }

    private Void write(BatchQueue queue, Grace grace) {
        try (BatchWriter writer = new BatchWriter(cluster, retries, grace, token)) {
            for (BatchQueue.Entry entry = queue.take(); entry != null; entry = queue.take()) {
                write(writer, entry);
                queue.done(entry);
                ended(entry.table());
            }
            return null;
        } catch (RuntimeException | Error e) {
            // Nobody may wait for a worker that is gone: the others stop too.
            queue.stop();
            throw e;
        }
    }

    private void write(BatchWriter writer, BatchQueue.Entry entry) {
        TableImport table = entry.table();
        DocumentBatch batch = entry.batch();
        // Also when the table has failed by now: what was read before a broken document is sound.
        try {
            rate.pass(batch.size(), batch.totalLength(), token);
            long start = System.nanoTime();
            InsertAnswer inserted = writer.write(table.plan().name(), batch, table.insertOptions());
            batchSize.took(Duration.ofNanos(System.nanoTime() - start), batch.totalLength());
            table.accept(entry, inserted);
            listener.on(new TransferEvent.Advanced(table.plan().name(), batch.size(), batch.totalLength()));
        } catch (ShellException e) {
            if (e.exitCode() == ExitCode.NO_CONNECTION || e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            table.fail(e);
        }
    }

    /** A piece of the table's data is done with; after the last one the indexes can be built. */
    private void ended(TableImport table) {
        if (!table.end() || token.isCancelled()) {
            return;
        }
        table.judge();
        ImportedTable imported = table.imported(false);
        listener.on(new TransferEvent.TableFinished(
                imported.name(), imported.result().accepted(), imported.bytes()));
        if (table.failure().isPresent()) {
            return;
        }
        try {
            CatalogWriter writer = cluster.catalogWriter();
            if (!options.durable()) {
                writer.sync(table.plan().name());
            }
            table.loaded();
            if (options.secondaryIndexes()) {
                table.createIndexes(writer);
            }
            table.complete();
        } catch (ShellException e) {
            token.throwIfCancelled();
            table.fail(e);
        }
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
        return tables.stream().flatMap(table -> table.failure().stream()).toList();
    }

    /** Waits for the indexes and sets the hook; says whether there is one. */
    private boolean finish(TableImport table) {
        CatalogWriter writer = cluster.catalogWriter();
        try {
            if (!table.madeIndexes().isEmpty()) {
                listener.on(new TransferEvent.Noted("building the indexes of "
                        + table.plan().name() + ": " + String.join(", ", table.madeIndexes())));
                writer.waitForIndexes(table.plan().name(), table.madeIndexes());
            }
            if (table.failure().isEmpty() && table.plan().target().writeHook() != null) {
                writer.setWriteHook(table.plan().name(), table.plan().target().writeHook());
                return true;
            }
        } catch (ShellException e) {
            token.throwIfCancelled();
            table.fail(e);
        }
        return false;
    }
}
