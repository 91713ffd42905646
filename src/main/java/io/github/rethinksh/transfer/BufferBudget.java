package io.github.rethinksh.transfer;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/**
 * The memory for documents that were read ahead, shared by all tables of an export, and the lock that guards their parts:
 * whoever waits for a part to come first waits for memory too.
 */
final class BufferBudget {
    private static final int PARTS = 8;
    private static final long LARGEST_PART = 8L << 20;

    private final CancellationToken token;
    private final long partBytes;
    private long free;

    BufferBudget(long bytes, CancellationToken token) {
        this.free = bytes;
        this.partBytes = Math.min(LARGEST_PART, bytes / PARTS);
        this.token = token;
    }

    /** How large the parts of a table should be: so small that some of them find room. */
    long partBytes() {
        return partBytes;
    }

    /** Takes memory if there is enough of it. With the lock held. */
    boolean take(long bytes) {
        if (bytes > free) {
            return false;
        }
        free -= bytes;
        return true;
    }

    /** Gives it back. With the lock held. */
    void give(long bytes) {
        free += bytes;
        notifyAll();
    }

    /** Waits until something has changed. With the lock held. */
    // Every caller looks again at what it waits for.
    @SuppressWarnings("WaitNotInLoop")
    void await() {
        token.throwIfCancelled();
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
        }
        token.throwIfCancelled();
    }

    /** Wakes all who wait. */
    synchronized void wake() {
        notifyAll();
    }
}
