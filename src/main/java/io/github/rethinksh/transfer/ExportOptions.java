package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.ReadMode;
import java.time.Duration;

/**
 * How to export.
 *
 * @param clients how many connections read at once, from several tables or several parts of one
 * @param readMode from which copies of the data
 * @param rate how fast it may be, all connections together
 * @param memory how many bytes of documents may wait in memory for those that come before them in the order of the keys
 * @param maxWait how long it goes on trying without progress when the connection is lost
 */
public record ExportOptions(int clients, ReadMode readMode, Rate rate, long memory, Duration maxWait) {
    private static final long LEAST_MEMORY = 16L << 20;

    /** The same, trying as long as is usual. */
    public ExportOptions(int clients, ReadMode readMode, Rate rate, long memory) {
        this(clients, readMode, rate, memory, Retry.USUAL_WAIT);
    }

    /** A quarter of this process's heap: what the workers have in their hands must fit in beside it. */
    public static long shareOfHeap() {
        return Math.max(LEAST_MEMORY, Runtime.getRuntime().maxMemory() / 4);
    }
}
