package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveTarget;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Exports tables, several at once, the largest first. The manifest names what is asked for before the first document is
 * read and each table as soon as it is complete, so that an export that was cut off tells what it lacks.
 */
public final class Exporter {
    private final Cluster cluster;
    private final ArchiveTarget target;
    private final ExportOptions options;
    private final InstantSource clock;

    private final List<WrittenTable> written = new ArrayList<>();
    private final List<TransferFailure> failures = new ArrayList<>();
    private Manifest manifest;

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
        Queue<TableDefinition> queue = new ConcurrentLinkedQueue<>(tables.stream()
                .sorted(Comparator.comparingLong(TableDefinition::estimatedRows).reversed())
                .toList());
        try (Workers workers = new Workers("export", Math.max(1, Math.min(options.clients(), tables.size())))) {
            for (int i = 0; i < Math.min(options.clients(), tables.size()); i++) {
                workers.start(() -> work(queue, token, listener));
            }
            workers.join();
        }
        if (failures.isEmpty()) {
            manifest = manifest.finishedAt(clock.instant());
            target.save(manifest);
        }
        return new ExportResult(manifest, written, tables, failures);
    }

    private static long expectedRows(List<TableDefinition> tables) {
        return tables.stream().anyMatch(table -> table.estimatedRows() < 0)
                ? -1
                : tables.stream().mapToLong(TableDefinition::estimatedRows).sum();
    }

    private Void work(Queue<TableDefinition> queue, CancellationToken token, TransferListener listener) {
        TableExport export = new TableExport(cluster, target, options.readMode(), token, listener);
        for (TableDefinition table = queue.poll(); table != null; table = queue.poll()) {
            token.throwIfCancelled();
            try {
                complete(export.run(table));
            } catch (ShellException e) {
                if (e.exitCode() == ExitCode.NO_CONNECTION || e.exitCode() == ExitCode.INTERRUPTED) {
                    queue.clear();
                    throw e;
                }
                fail(new TransferFailure(table.name(), e));
            }
        }
        return null;
    }

    private synchronized void complete(WrittenTable table) {
        written.add(table);
        manifest = manifest.with(table);
        target.save(manifest);
    }

    private synchronized void fail(TransferFailure failure) {
        failures.add(failure);
    }
}
