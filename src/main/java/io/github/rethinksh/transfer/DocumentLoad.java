package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertAnswer;
import io.github.rethinksh.cluster.InsertOptions;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.List;

/**
 * How the documents of an import get into the cluster: one thread reads them, table after table, and several insert them.
 * A table whose last document is in gets its indexes while the next ones are loaded.
 */
final class DocumentLoad {
    private static final int BATCH_DOCUMENTS = 2_000;

    /** A batch is there twice while it is written, as documents and as the query, and the reader has the next one in work. */
    private static final int SHARE_OF_HEAP = 6;

    /** The part for the keys of the table that is read. */
    static final int KEY_SHARE_OF_HEAP = 8;

    /** The part for what the server has taken and may not have on its disk. */
    private static final int KEPT_SHARE_OF_HEAP = 8;

    /** How long the inserts that are under way may take to end when the import is cancelled. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final ImportOptions options;
    private final CancellationToken token;
    private final TransferListener listener;
    private final BatchSize batchSize = new BatchSize();
    private final RateLimit rate;
    private final Retries retries;
    private final ServerWatch watch;
    private final BatchQueue queue;
    private final TableSync sync;
    private final IndexesAndHook indexes;

    DocumentLoad(
            Cluster cluster,
            ImportOptions options,
            Retries retries,
            Steps steps,
            ServerWatch watch,
            CancellationToken token,
            TransferListener listener) {
        this.cluster = cluster;
        this.options = options;
        this.token = token;
        this.listener = listener;
        this.rate = new RateLimit(options.rate());
        this.retries = retries;
        this.watch = watch;
        long heap = Runtime.getRuntime().maxMemory();
        this.queue = new BatchQueue(options.clients(), heap / SHARE_OF_HEAP, heap / KEPT_SHARE_OF_HEAP);
        this.sync = new TableSync(cluster, watch, queue, retries, steps, listener);
        this.indexes = new IndexesAndHook(cluster, steps, listener);
    }

    /** What tables get when their documents are in. */
    IndexesAndHook indexes() {
        return indexes;
    }

    /** Brings documents to disk. */
    TableSync sync() {
        return sync;
    }

    /**
     * Carries everything over. What fails a table is kept in it.
     *
     * @throws ShellException when nothing further can be done
     */
    void run(ImportPlan plan, List<TableImport> tables) {
        if (!options.durable()) {
            sync.begin(tables);
        }
        try (Grace grace = new Grace("import", GRACE);
                Workers workers = new Workers("import", options.clients());
                CancellationToken.Registration registration = token.onCancel(queue::stop)) {
            for (int i = 0; i < options.clients(); i++) {
                workers.start(() -> write(tables, grace));
            }
            for (TableImport table : tables) {
                if (!queue.stopped()) {
                    read(plan, table);
                }
            }
            queue.end();
            workers.join();
        }
        token.throwIfCancelled();
    }

    private void read(ImportPlan plan, TableImport table) {
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
                read(plan, table, check);
            }
        } catch (ShellException e) {
            table.outcome().fail(e);
        }
        ended(table);
    }

    private void read(ImportPlan plan, TableImport table, KeyCheck check) {
        try (DocumentReader reader = plan.source().open(table.plan().source())) {
            skip(reader, table, check);
            DocumentBatch batch = next(reader);
            while (batch != null && table.outcome().failure().isEmpty() && !queue.stopped()) {
                DocumentBatch sound = table.documents().sound(batch, check);
                BatchQueue.Entry entry = new BatchQueue.Entry(table, sound, table.begin(), batch.size());
                if (sound.size() > 0) {
                    queue.put(entry);
                } else {
                    table.done(entry);
                    table.end();
                }
                batch = next(reader);
            }
            if (batch == null && table.outcome().failure().isEmpty()) {
                tellUnchecked(table, check);
                table.readToEnd();
            }
        }
    }

    /** Passes over what an import before has done. */
    private void skip(DocumentReader reader, TableImport table, KeyCheck check) {
        while (table.left() > 0 && !queue.stopped()) {
            DocumentBatch batch = reader.next(batchSize.bytes(), (int) Math.min(table.left(), BATCH_DOCUMENTS));
            if (batch == null) {
                return;
            }
            table.documents().skip(batch, check);
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

    private Void write(List<TableImport> tables, Grace grace) {
        try (BatchWriter writer = new BatchWriter(cluster, watch, retries, grace, token)) {
            for (BatchQueue.Entry entry = queue.take(); entry != null; entry = queue.take()) {
                write(writer, entry);
                if (queue.beginSync(entry.table().unsynced().someLost())) {
                    sync(tables);
                }
                ended(entry.table());
                queue.done(entry);
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
            long era = watch.era();
            InsertOptions how = table.insertOptions();
            boolean again = entry.counted().isPresent();
            InsertAnswer inserted = writer.write(table.plan().name(), batch, again ? how.again() : how);
            batchSize.took(Duration.ofNanos(System.nanoTime() - start), batch.totalLength());
            keep(table, table.accept(entry, inserted, era));
            if (!again) {
                listener.on(new TransferEvent.Advanced(table.plan().name(), batch.size(), batch.totalLength()));
            }
        } catch (ShellException e) {
            if (e.exitCode() == ExitCode.NO_CONNECTION || e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            table.outcome().fail(e);
        }
    }

    private void keep(TableImport table, UnsyncedBatches.Batch batch) {
        if (options.durable()) {
            table.done(batch.entry().number(), batch.part());
        } else {
            queue.keep(batch.entry());
            table.unsynced().add(batch);
        }
    }

    /** Syncs what is kept, of all tables that are under way: one that has ended is seen to by whoever ended it. */
    private void sync(List<TableImport> tables) {
        try {
            for (TableImport table : tables) {
                if (!table.unsynced().isEmpty() && table.hold()) {
                    sync.settle(table);
                    ended(table);
                }
            }
        } finally {
            queue.endSync();
        }
    }

    /** A piece of the table's data is done with; after the last one the indexes can be built. */
    private void ended(TableImport table) {
        if (!table.end() || token.isCancelled() || !(options.durable() || sync.settle(table))) {
            return;
        }
        table.judge();
        ImportedTable imported = table.imported(false);
        listener.on(new TransferEvent.TableFinished(
                imported.name(), imported.result().accepted(), imported.bytes()));
        if (table.outcome().failure().isPresent()) {
            return;
        }
        try {
            table.loaded();
            if (options.secondaryIndexes()) {
                indexes.create(table);
            }
            table.complete();
        } catch (ShellException e) {
            token.throwIfCancelled();
            table.outcome().failOrThrow(e);
        }
    }
}
