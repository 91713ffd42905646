package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Cluster;
import java.util.Set;

/**
 * Notices that a server of the cluster was started anew, is gone or has come: documents that were written before may be
 * lost then unless they were on its disk. Where the processes of the servers are not told, every connection that is lost
 * and every table that is not available is taken for that. For any thread.
 */
final class ServerWatch {
    private final Cluster cluster;
    private Set<String> known;
    private long suspicions;
    private long era;

    ServerWatch(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The number of the time since the servers changed, as far as somebody has looked. */
    synchronized long era() {
        return era;
    }

    /** Looks at the servers, and gives the number of the time since they changed. */
    long look() {
        Set<String> processes = cluster.catalog().processes().orElseGet(this::guessed);
        synchronized (this) {
            if (!processes.equals(known)) {
                known = processes;
                era++;
            }
            return era;
        }
    }

    private synchronized Set<String> guessed() {
        return Set.of("connection " + cluster.connectionNumber(), "suspicion " + suspicions);
    }

    /** A connection was lost, or a table was not available. */
    synchronized void suspect() {
        suspicions++;
    }
}
