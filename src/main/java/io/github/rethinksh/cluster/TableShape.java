package io.github.rethinksh.cluster;

/**
 * How a table that is made lies in the cluster.
 *
 * @param shards into how many parts it is split
 * @param replicas how many copies there are of each part
 */
public record TableShape(int shards, int replicas) {
    /** One part, one copy. */
    public static final TableShape SINGLE = new TableShape(1, 1);
}
