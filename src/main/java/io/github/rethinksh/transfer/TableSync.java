package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.transfer.UnsyncedBatches.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings what is in a table to the disks of the servers. What was taken by a server that has been started anew before
 * that is not on its disk for sure. For any thread.
 */
final class TableSync {
    private final Cluster cluster;
    private final ServerWatch watch;
    private final BatchQueue queue;
    private final Retries retries;
    private final Steps steps;
    private final TransferListener listener;

    TableSync(
            Cluster cluster,
            ServerWatch watch,
            BatchQueue queue,
            Retries retries,
            Steps steps,
            TransferListener listener) {
        this.cluster = cluster;
        this.watch = watch;
        this.queue = queue;
        this.retries = retries;
        this.steps = steps;
        this.listener = listener;
    }

    /** Looks at the servers before the first document is sent. */
    void begin(List<TableImport> tables) {
        if (tables.isEmpty()) {
            return;
        }
        steps.take(tables.get(0).plan().name(), watch::look);
    }

    /**
     * Syncs a table, if that is needed. Batches that are on disk after it count from then on.
     *
     * @return the batches that may be lost
     * @throws ShellException when it is not known what is on disk
     */
    List<Batch> sync(TableImport table) {
        List<Batch> taken = table.unsynced().all();
        List<Batch> lost = new ArrayList<>();
        if (taken.isEmpty()) {
            return lost;
        }
        cluster.catalogWriter().sync(table.plan().name());
        // Not before: a server may be started anew while it syncs.
        long era = watch.look();
        for (Batch batch : taken) {
            if (batch.era() == era || batch.entry().batch().size() == 0) {
                synced(table, batch);
            } else {
                lost.add(batch);
            }
        }
        if (!lost.isEmpty()) {
            table.unsynced().lost(true);
        }
        return lost;
    }

    private void synced(TableImport table, Batch batch) {
        if (table.unsynced().remove(batch)) {
            table.done(batch.entry().number(), batch.part());
            queue.letGo(batch.entry());
        }
    }

    /**
     * Syncs a table that has not ended, however long it takes to reach its servers, and sends again what may be lost. When
     * that is not to be done the table has failed.
     *
     * @return whether nothing is sent again
     * @throws ShellException when the servers are gone for good, or the work is cancelled
     */
    boolean settle(TableImport table) {
        Retry retry = retries.forWorker();
        while (true) {
            try {
                List<Batch> lost = sync(table);
                retry.succeeded();
                again(table, lost);
                return lost.isEmpty();
            } catch (ShellException e) {
                watch.suspect();
                if (!retried(retry, table, e)) {
                    table.outcome().fail(e);
                    forget(table);
                    return true;
                }
            }
        }
    }

    private static boolean retried(Retry retry, TableImport table, ShellException reason) {
        try {
            retry.orThrow(table.plan().name(), reason);
            return true;
        } catch (ShellException e) {
            if (e.exitCode() == ExitCode.NO_CONNECTION || e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            return false;
        }
    }

    private void again(TableImport table, List<Batch> lost) {
        long documents = 0;
        table.unsynced().lost(false);
        for (Batch batch : lost) {
            if (table.unsynced().remove(batch)) {
                documents += batch.entry().batch().size();
                table.beginAgain();
                queue.again(batch.entry().again(batch.part()));
            }
        }
        if (documents > 0) {
            listener.on(new TransferEvent.Noted(
                    "%s: a server was away before all documents were on its disk; %d are sent again"
                            .formatted(table.plan().name(), documents)));
        }
    }

    /** Its batches need not be kept any more. */
    private void forget(TableImport table) {
        for (Batch batch : table.unsynced().all()) {
            if (table.unsynced().remove(batch)) {
                queue.letGo(batch.entry());
            }
        }
    }
}
