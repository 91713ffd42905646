package io.github.rethinksh.transfer;

import java.time.Duration;

/**
 * How many bytes a batch holds: half as many when the server takes long over one, twice as many when it is done in no
 * time. A batch stays far below the 128 MiB that the server takes in one query. Safe for several threads.
 */
final class BatchSize {
    static final int LARGEST = 1 << 20;
    static final int SMALLEST = 1 << 15;
    private static final int FIRST = 1 << 19;
    private static final Duration LONG = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofMillis(50);

    private int bytes = FIRST;

    /** How many bytes of documents the next batch should hold. */
    synchronized int bytes() {
        return bytes;
    }

    /**
     * The server took so long over a batch.
     *
     * @param size the bytes of its documents; one that was not full tells nothing about full ones
     */
    synchronized void took(Duration time, long size) {
        if (time.compareTo(LONG) > 0 && size >= bytes / 2) {
            bytes = Math.max(SMALLEST, bytes / 2);
        } else if (time.compareTo(SHORT) < 0 && size >= bytes / 2) {
            bytes = Math.min(LARGEST, bytes * 2);
        }
    }
}
