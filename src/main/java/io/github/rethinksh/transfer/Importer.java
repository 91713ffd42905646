package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.cluster.CatalogWriter;
import io.github.rethinksh.cluster.Cluster;
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

    private final Cluster cluster;
    private final ImportOptions options;
    private final CancellationToken token;
    private final TransferListener listener;
    private final BatchSize batchSize = new BatchSize();
    private final RateLimit rate;

    /** An importer for one run. */
    public Importer(Cluster cluster, ImportOptions options, CancellationToken token, TransferListener listener) {
        this.cluster = cluster;
        this.options = options;
        this.token = token;
        this.listener = listener;
        this.rate = new RateLimit(options.rate());
    }

    /**
     * Imports what the plan says. A table that fails does not keep the others from being imported, unless the connection
     * is lost for good or the work is cancelled.
     *
     * @throws ShellException before anything is written when the plan has problems
     */
    public ImportResult run(ImportPlan plan) {
        plan.requireSound();
        listener.on(new TransferEvent.Planned(plan.tables().size(), plan.rows(), plan.bytes()));
        plan.databases().forEach(cluster.catalogWriter()::createDatabase);
        createTables(plan);
        emptyTables(plan);
        List<TableImport> tables = plan.tables().stream()
                .map(table -> new TableImport(table, options))
                .toList();
        load(plan, tables);
        return finish(tables);
    }

    private void createTables(ImportPlan plan) {
        CatalogWriter writer = cluster.catalogWriter();
        try (Workers workers = new Workers("create", options.clients())) {
            for (PlannedTable table : plan.tables()) {
                if (table.existing().isEmpty()) {
                    workers.start(() -> {
                        token.throwIfCancelled();
                        writer.createTable(table.name(), table.target().primaryKey(), options.shape());
                        return null;
                    });
                }
            }
            workers.join();
        }
    }

    private void emptyTables(ImportPlan plan) {
        if (options.occupied() != Occupied.EMPTY) {
            return;
        }
        for (PlannedTable table : plan.tables()) {
            if (table.rowsThere() > 0) {
                token.throwIfCancelled();
                listener.on(new TransferEvent.Noted("deleting what is in " + table.name()));
                cluster.catalogWriter().deleteDocuments(table.name());
            }
        }
    }

    private void load(ImportPlan plan, List<TableImport> tables) {
        BatchQueue queue =
                new BatchQueue(options.clients(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        try (Workers workers = new Workers("import", options.clients());
                CancellationToken.Registration registration = token.onCancel(queue::stop)) {
            for (int i = 0; i < options.clients(); i++) {
                workers.start(() -> write(queue));
            }
            for (TableImport table : tables) {
                read(plan, table, queue);
            }
            queue.end();
            workers.join();
        }
        token.throwIfCancelled();
    }

    private void read(ImportPlan plan, TableImport table, BatchQueue queue) {
        listener.on(new TransferEvent.TableStarted(
                table.plan().name(), table.plan().source().rows()));
        try (DocumentReader reader = plan.source().open(table.plan().source())) {
            DocumentBatch batch = next(reader);
            while (batch != null && table.failure().isEmpty() && !queue.stopped()) {
                offer(table, batch, queue);
                batch = next(reader);
            }
            if (batch == null) {
                table.checkRows();
            }
        } catch (ShellException e) {
            table.fail(e);
        }
        ended(table);
    }

    private DocumentBatch next(DocumentReader reader) {
        return reader.next(batchSize.bytes(), BATCH_DOCUMENTS);
    }

    private static void offer(TableImport table, DocumentBatch batch, BatchQueue queue) {
        int sound = table.withKey(batch);
        if (sound > 0) {
            table.begin();
            queue.put(new BatchQueue.Entry(table, sound == batch.size() ? batch : batch.slice(0, sound)));
        }
        if (sound < batch.size()) {
            throw table.lackingKey(sound);
        }
        table.read(batch.size());
    }

    private Void write(BatchQueue queue) {
        try (BatchWriter writer = new BatchWriter(cluster, token, listener)) {
            for (BatchQueue.Entry entry = queue.take(); entry != null; entry = queue.take()) {
                write(writer, entry.table(), entry.batch());
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

    private void write(BatchWriter writer, TableImport table, DocumentBatch batch) {
        // Also when the table has failed by now: what was read before a broken document is sound.
        try {
            rate.pass(batch.size(), batch.totalLength(), token);
            long start = System.nanoTime();
            InsertResult inserted = writer.write(table.plan().name(), batch, table.insertOptions());
            batchSize.took(Duration.ofNanos(System.nanoTime() - start), batch.totalLength());
            table.accept(batch, inserted);
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
            if (options.secondaryIndexes()) {
                table.createIndexes(writer);
            }
        } catch (ShellException e) {
            token.throwIfCancelled();
            table.fail(e);
        }
    }

    private ImportResult finish(List<TableImport> tables) {
        List<ImportedTable> imported = new ArrayList<>();
        List<TransferFailure> failures = new ArrayList<>();
        for (TableImport table : tables) {
            token.throwIfCancelled();
            boolean hooked = finish(table);
            imported.add(table.imported(hooked));
            table.failure().ifPresent(failures::add);
        }
        return new ImportResult(imported, failures);
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
