package io.github.rethinksh.transfer;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Hands batches from the reader to the writers. It holds as many as there are writers and then lets the reader wait; and
 * it lets the reader wait when the batches here and with the writers are too large together, or those that are kept until
 * they are on disk, so that memory is bounded however large the documents are.
 */
final class BatchQueue {
    /** The borders of a document and its part of what is kept beside it. */
    private static final int BESIDE_A_DOCUMENT = 16;

    /**
     * Some documents of a table.
     *
     * @param number the number of the batch among those of its table
     * @param rows how many documents of the source it is made of; more than it has when some were rejected
     * @param counted what it counts for already, when it is sent again
     */
    record Entry(TableImport table, DocumentBatch batch, long number, int rows, Optional<DonePrefix.Part> counted) {
        /** A batch that is sent for the first time. */
        Entry(TableImport table, DocumentBatch batch, long number, int rows) {
            this(table, batch, number, rows, Optional.empty());
        }

        /** The same to be sent again, when it counts for this. */
        Entry again(DonePrefix.Part part) {
            return new Entry(table, batch, number, rows, Optional.of(part));
        }

        /** The same with some of its documents only, or as none of the batches that have a number. */
        Entry with(DocumentBatch documents, long newNumber) {
            return new Entry(table, documents, newNumber, rows, counted);
        }
    }

    private final int capacity;
    private final long memory;
    private final long keeping;
    private final Queue<Entry> entries = new ArrayDeque<>();
    private long held;
    private long kept;
    private int taken;
    private boolean syncing;
    private boolean ended;
    private boolean stopped;

    /**
     * A queue of so many batches.
     *
     * @param memory how many bytes of documents may be here and with the writers; a single batch may be larger
     * @param keeping how many bytes of documents may be kept until they are on disk before the reader has to wait
     */
    BatchQueue(int capacity, long memory, long keeping) {
        this.capacity = capacity;
        this.memory = memory;
        this.keeping = keeping;
    }

    /** Adds a batch, when there is room for it; drops it when the work was stopped. */
    synchronized void put(Entry entry) {
        long size = size(entry);
        while ((entries.size() >= capacity || (held > 0 && held + size > memory) || kept >= keeping) && !stopped) {
            await();
        }
        add(entry);
    }

    /** Adds a batch that is sent again; whoever has it cannot wait. */
    synchronized void again(Entry entry) {
        kept -= room(entry);
        add(entry);
    }

    private void add(Entry entry) {
        held += size(entry);
        entries.add(entry);
        notifyAll();
    }

    /** The next batch; null when there will be none, since none can come back that a writer has. */
    synchronized Entry take() {
        while (entries.isEmpty() && !(ended && taken == 0) && !stopped) {
            await();
        }
        Entry entry = stopped ? null : entries.poll();
        taken += entry == null ? 0 : 1;
        notifyAll();
        return entry;
    }

    /** A batch was answered for: what remains of it is kept until it is on disk. */
    synchronized void keep(Entry entry) {
        kept += room(entry);
    }

    /** A batch is no longer kept. */
    synchronized void letGo(Entry entry) {
        kept -= room(entry);
        notifyAll();
    }

    /** Whether this writer is to sync, since much is kept or somebody wants it; it says when it has. */
    synchronized boolean beginSync(boolean wanted) {
        while (!stopped && (wanted || kept >= keeping / 2)) {
            if (!syncing) {
                syncing = true;
                return true;
            }
            if (kept < keeping) {
                return false;
            }
            // Somebody has to see to what this writer has put there.
            await();
        }
        return false;
    }

    /** The writer has synced. */
    synchronized void endSync() {
        syncing = false;
        notifyAll();
    }

    /** A writer is done with a batch. */
    synchronized void done(Entry entry) {
        taken--;
        held -= size(entry);
        notifyAll();
    }

    private static long size(Entry entry) {
        return entry.batch().totalLength();
    }

    /** The array of a large document may be twice as long; that of small ones is shared by several batches. */
    private static long room(Entry entry) {
        long length = entry.batch().totalLength();
        return Math.min(entry.batch().bytes().length, 2 * length)
                + (long) BESIDE_A_DOCUMENT * entry.batch().size();
    }

    /** No batch follows. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Whatever waits in the queue is no longer wanted. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean stopped() {
        return stopped;
    }

    // Every caller looks again at what it waits for.
    @SuppressWarnings("WaitNotInLoop")
    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
        }
    }
}
