package io.github.rethinksh.cluster;

import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a cluster is at one moment, as its system tables tell:
 * https://rethinkdb.com/docs/system-tables/ and https://rethinkdb.com/docs/system-stats/
 *
 * @param servers the servers, by name
 * @param tables the tables, those first that are not ready, then the largest
 * @param issues what is wrong
 * @param jobs what the servers are busy with, the longest first
 * @param load what the clients of all servers do
 */
public record ClusterStatus(
        List<Server> servers, List<TableState> tables, List<Issue> issues, List<Job> jobs, Load load) {
    /**
     * What clients do.
     *
     * @param queries queries a second
     * @param reads documents that are read a second
     * @param writes documents that are written a second
     * @param connections the clients that are connected
     */
    public record Load(double queries, double reads, double writes, int connections) {}

    /**
     * A server.
     *
     * @param host the name of its machine
     * @param started when it was started; empty when it does not say
     * @param cache the size of its cache in bytes
     * @param cacheInUse how much of that its tables take
     */
    public record Server(
            String name,
            String version,
            String host,
            Optional<Instant> started,
            long cache,
            long cacheInUse,
            Load load) {}

    /**
     * A table.
     *
     * @param bytes what it takes on all disks together
     * @param readiness what can be done with it, in words; {@code ready} is everything
     * @param load of which only reads and writes are known
     */
    public record TableState(TableName name, long bytes, int shards, int replicas, String readiness, Load load) {
        static final String READY = "ready";

        /** Whether everything can be done with it. */
        boolean isReady() {
            return readiness.equals(READY);
        }
    }

    /** Something that is wrong with the cluster, in the words of the server. */
    public record Issue(boolean critical, String description) {}

    /**
     * Something that takes time.
     *
     * @param type {@code query}, {@code index_construction}, {@code backfill} or {@code disk_compaction}
     * @param subject what it is about
     * @param progress how far it is, from 0 to 1, where the server tells
     */
    public record Job(String type, Duration running, String subject, OptionalDouble progress) {}
}
