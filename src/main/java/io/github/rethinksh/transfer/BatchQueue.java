package io.github.rethinksh.transfer;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Hands batches from the reader to the writers. It holds as many as there are writers and then lets the reader wait; and
 * it lets the reader wait when the batches here and with the writers are too large together, so that memory is bounded
 * however large the documents are.
 */
final class BatchQueue {
    /**
     * Some documents of a table.
     *
     * @param number the number of the batch among those of its table
     * @param rows how many documents of the source it is made of; more than it has when some were rejected
     */
    record Entry(TableImport table, DocumentBatch batch, long number, int rows) {}

    private final int capacity;
    private final long memory;
    private long held;
    private final Queue<Entry> entries = new ArrayDeque<>();
    private boolean ended;
    private boolean stopped;

    /**
     * A queue of so many batches.
     *
     * @param memory how many bytes of documents may be here and with the writers; a single batch may be larger
     */
    BatchQueue(int capacity, long memory) {
        this.capacity = capacity;
        this.memory = memory;
    }

    /** Adds a batch, when there is room for it; drops it when the work was stopped. */
    synchronized void put(Entry entry) {
        long size = size(entry);
        while ((entries.size() >= capacity || (held > 0 && held + size > memory)) && !stopped) {
            await();
        }
        held += size;
        entries.add(entry);
        notifyAll();
    }

    /** The next batch; null when there will be none. */
    synchronized Entry take() {
        while (entries.isEmpty() && !ended && !stopped) {
            await();
        }
        Entry entry = stopped ? null : entries.poll();
        notifyAll();
        return entry;
    }

    /** A writer is done with a batch. */
    synchronized void done(Entry entry) {
        held -= size(entry);
        notifyAll();
    }

    private static long size(Entry entry) {
        return entry.batch().totalLength();
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
