package io.github.rethinksh.cluster;

/** From which copy of the data a table is read: the server's {@code read_mode}. */
public enum ReadMode {
    /** From the primary replicas: what has been written, though perhaps not yet to a majority. */
    SINGLE,
    /** What a majority of the replicas has. */
    MAJORITY,
    /** From any replica, perhaps a little old: the least load for the primaries. */
    OUTDATED;

    /** The name that the server knows it by. */
    String term() {
        return switch (this) {
            case SINGLE -> "single";
            case MAJORITY -> "majority";
            case OUTDATED -> "outdated";
        };
    }
}
