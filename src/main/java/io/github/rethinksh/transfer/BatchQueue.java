package io.github.rethinksh.transfer;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Hands batches from the reader to the writers. It holds as many as there are writers and then lets the reader wait. */
final class BatchQueue {
    /** Some documents of a table. */
    record Entry(TableImport table, DocumentBatch batch) {}

    private final int capacity;
    private final Queue<Entry> entries = new ArrayDeque<>();
    private boolean ended;
    private boolean stopped;

    BatchQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a batch, when there is room for it; drops it when the work was stopped. */
    synchronized void put(Entry entry) {
        while (entries.size() >= capacity && !stopped) {
            await();
        }
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
