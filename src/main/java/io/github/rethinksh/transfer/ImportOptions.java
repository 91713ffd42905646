package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.TableShape;
import java.time.Duration;

/**
 * How to import.
 *
 * @param conflict what happens to a document whose key is taken; null when nothing was said, which lets tables be
 *     imported that are new or empty only
 * @param clients how many inserts are under way at once, each on a connection of its own
 * @param durable whether every insert is on disk before the next one; if not, each table is synced now and then, and in the end
 * @param secondaryIndexes whether the secondary indexes are made
 * @param rate how fast it may be, all connections together
 * @param shape the shards and replicas of tables that are made
 * @param occupied what happens to tables that are there already
 * @param maxWait how long it goes on trying without progress when the connection is lost
 * @param trouble what is done when something is wrong
 */
public record ImportOptions(
        Conflict conflict,
        int clients,
        boolean durable,
        boolean secondaryIndexes,
        Rate rate,
        TableShape shape,
        Occupied occupied,
        Duration maxWait,
        TroubleOptions trouble) {
    /** The same as fast as it goes, for tables of one shard and one replica, up to the first rejected document. */
    public ImportOptions(Conflict conflict, int clients, boolean durable, boolean secondaryIndexes) {
        this(conflict, clients, durable, secondaryIndexes, TroubleOptions.STOP);
    }

    /** The same as fast as it goes, for tables of one shard and one replica. */
    public ImportOptions(
            Conflict conflict, int clients, boolean durable, boolean secondaryIndexes, TroubleOptions trouble) {
        this(
                conflict,
                clients,
                durable,
                secondaryIndexes,
                Rate.UNLIMITED,
                TableShape.SINGLE,
                Occupied.WRITE,
                Retry.USUAL_WAIT,
                trouble);
    }

    /** What becomes of a document whose key is taken, also when nothing was said. */
    Conflict effectiveConflict() {
        return conflict == null ? Conflict.ERROR : conflict;
    }
}
