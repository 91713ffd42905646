package io.github.rethinksh.transfer;

import io.github.rethinksh.model.CancellationToken;
import java.time.Duration;

/** Keeps all workers of a transfer together at or below a rate. Safe for several threads. */
final class RateLimit {
    private final double bytesPerSecond;
    private final double rowsPerSecond;
    private long free = System.nanoTime();

    /** A limit; a rate of 0 is none. */
    RateLimit(Rate rate) {
        this.bytesPerSecond = rate.bytes();
        this.rowsPerSecond = rate.rows();
    }

    /** Waits until what was just read fits into the rate. */
    void pass(long rows, long bytes, CancellationToken token) {
        long wait = book(rows, bytes);
        if (wait > 0) {
            token.pause(Duration.ofNanos(wait));
        }
    }

    /** What goes through now takes up a stretch of time; returns how long, in nanoseconds, it is until that is over. */
    private synchronized long book(long rows, long bytes) {
        double seconds =
                Math.max(bytesPerSecond > 0 ? bytes / bytesPerSecond : 0, rowsPerSecond > 0 ? rows / rowsPerSecond : 0);
        if (seconds == 0) {
            return 0;
        }
        long now = System.nanoTime();
        free = Math.max(free, now) + (long) (seconds * Duration.ofSeconds(1).toNanos());
        return free - now;
    }
}
