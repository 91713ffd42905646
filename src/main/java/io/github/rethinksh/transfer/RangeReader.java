package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.KeyRange;
import io.github.rethinksh.cluster.RawCursor;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.cluster.TableReader;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.TableDefinition;

/**
 * The connection of one export worker, which is made when it is first needed and again when it was lost. For one thread;
 * cancelling the work ends what it waits for.
 */
final class RangeReader implements AutoCloseable {
    private final Cluster cluster;
    private final ReadMode readMode;
    private final CancellationToken token;
    private TableReader reader;
    private CancellationToken.Registration registration;

    RangeReader(Cluster cluster, ReadMode readMode, CancellationToken token) {
        this.cluster = cluster;
        this.readMode = readMode;
        this.token = token;
    }

    /** Opens a part of a table. */
    RawCursor read(TableDefinition table, KeyRange range) {
        if (reader == null) {
            reader = TableReader.open(cluster);
            registration = token.onCancel(reader::close);
        }
        return reader.read(table.name(), table.primaryKey(), range, readMode);
    }

    /** Ends the connection; the next read makes another. */
    @Override
    public void close() {
        if (reader != null) {
            registration.close();
            reader.close();
            reader = null;
        }
    }
}
