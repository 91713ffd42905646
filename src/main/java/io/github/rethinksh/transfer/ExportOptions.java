package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.ReadMode;

/**
 * How to export.
 *
 * @param clients how many connections read at once, from several tables or several parts of one
 * @param readMode from which copies of the data
 * @param rate how fast it may be, all connections together
 * @param memory how many bytes of documents may wait in memory for those that come before them in the order of the keys
 */
public record ExportOptions(int clients, ReadMode readMode, Rate rate, long memory) {
    private static final long LEAST_MEMORY = 16L << 20;

    /** A quarter of this process's heap: what the workers have in their hands must fit in beside it. */
    public static long shareOfHeap() {
        return Math.max(LEAST_MEMORY, Runtime.getRuntime().maxMemory() / 4);
    }
}
