package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveTarget;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Exports tables, several at once, the largest first; a worker that finds no table left helps with one that others are
 * at. The manifest names what is asked for before the first document is read and each table soon after it is complete, so
 * that an export that was cut off tells what it lacks.
 */
public final class Exporter {
    private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);

    private final Cluster cluster;
    private final ArchiveTarget target;
    private final ExportOptions options;
    private final InstantSource clock;

    private final List<WrittenTable> written = new ArrayList<>();
    private final List<TransferFailure> failures = new ArrayList<>();
    private final List<AbsentField> absent = new ArrayList<>();
    private Manifest manifest;
    private Instant nextSave = Instant.MIN;

    /** An exporter for one export into the target, of which the manifest is what it holds so far. */
    public Exporter(
            Cluster cluster, ArchiveTarget target, Manifest manifest, ExportOptions options, InstantSource clock) {
        this.cluster = cluster;
        this.target = target;
        this.manifest = manifest;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Exports the tables. One that fails does not keep the others from being exported, unless the connection is lost for
     * good or the work is cancelled.
     *
     * @param databases the databases that are to be there even without tables
     * @throws ShellException when nothing further can be done; what is complete by then is in the manifest
     */
    public ExportResult run(
            List<TableDefinition> tables, List<String> databases, CancellationToken token, TransferListener listener) {
        manifest = manifest.asking(tables.stream().map(TableDefinition::name).toList());
        target.save(manifest);
        databases.forEach(target::database);
        listener.on(new TransferEvent.Planned(tables.size(), expectedRows(tables), -1));
        BufferBudget budget = new BufferBudget(options.memory(), token);
        RateLimit rate = new RateLimit(options.rate());
        Retries retries = new Retries(options.maxWait(), token, listener);
        ExportQueue queue = new ExportQueue(
                tables,
                table -> new TableExport(table, target, this::replacing, budget, rate, retries, token, listener));
        try (Workers workers = new Workers("export", options.clients());
                CancellationToken.Registration registration = token.onCancel(budget::wake)) {
            for (int i = 0; i < options.clients(); i++) {
                workers.start(() -> work(queue, token));
            }
            workers.join();
        } catch (RuntimeException | Error e) {
            saveBecauseOf(e);
            throw e;
        }
        manifest = failures.isEmpty() && manifest.pending().isEmpty() ? manifest.finishedAt(clock.instant()) : manifest;
        target.save(manifest);
        return new ExportResult(manifest, written, tables, failures, absent);
    }

    /** What is complete stays complete; that it cannot be saved must not hide why the export ends. */
    private void saveBecauseOf(Throwable reason) {
        try {
            target.save(manifest);
        } catch (ShellException e) {
            reason.addSuppressed(e);
        }
    }

    private static long expectedRows(List<TableDefinition> tables) {
        return tables.stream().anyMatch(table -> table.estimatedRows() < 0)
                ? -1
                : tables.stream().mapToLong(TableDefinition::estimatedRows).sum();
    }

    private Void work(ExportQueue queue, CancellationToken token) {
        try (RangeReader reader = new RangeReader(cluster, options.readMode(), token)) {
            for (TableExport table = queue.next(); table != null; table = queue.next()) {
                try {
                    exported(table, reader);
                } catch (ShellException e) {
                    failed(table, e, queue);
                } catch (RuntimeException | Error e) {
                    // Nobody may wait for the part that was at fault.
                    table.fail();
                    queue.clear();
                    throw e;
                } finally {
                    queue.leave(table);
                }
            }
        }
        return null;
    }

    private void exported(TableExport table, RangeReader reader) {
        table.work(reader).ifPresent(done -> complete(done, table.absentFields()));
    }

    private void failed(TableExport table, ShellException reason, ExportQueue queue) {
        boolean first = table.fail();
        if (reason.exitCode() == ExitCode.NO_CONNECTION || reason.exitCode() == ExitCode.INTERRUPTED) {
            queue.clear();
            throw reason;
        }
        if (first) {
            fail(new TransferFailure(table.table().name(), reason));
        }
    }

    /** The file of a table that is exported again must never be found with the checksum of the one before. */
    private synchronized void replacing(TableName table) {
        if (manifest.table(table).isPresent()) {
            manifest = manifest.without(table);
            target.save(manifest);
        }
    }

    /** Each save brings a file to disk: many small tables that are complete at once are saved together. */
    private synchronized void complete(WrittenTable table, List<AbsentField> without) {
        written.add(table);
        absent.addAll(without);
        manifest = manifest.with(table);
        Instant now = clock.instant();
        if (!now.isBefore(nextSave)) {
            target.save(manifest);
            nextSave = now.plus(BETWEEN_SAVES);
        }
    }

    private synchronized void fail(TransferFailure failure) {
        failures.add(failure);
    }
}
