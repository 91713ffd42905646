package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;

import com.rethinkdb.gen.ast.Table;
import io.github.rethinksh.model.TableName;

/**
 * Reads whole tables in primary-key order on a connection of its own. Documents come as the bytes that the server sent.
 * For one thread at a time; {@link #close()} may come from any thread and ends the read under way.
 */
public final class TableReader implements AutoCloseable {
    private final WireConnection connection;

    private TableReader(WireConnection connection) {
        this.connection = connection;
    }

    /** Connects. */
    public static TableReader open(Cluster cluster) {
        return new TableReader(cluster.openWorker());
    }

    /**
     * Opens a table or a part of it.
     *
     * @param primaryKey the table's primary key
     */
    public RawCursor read(TableName name, String primaryKey, KeyRange range, ReadMode mode) {
        Table table = r.db(name.database()).table(name.table()).optArg("read_mode", mode.term());
        return RawCursor.open(connection, range.of(table).orderBy().optArg("index", primaryKey));
    }

    /** Whether the connection is up, as far as this side has heard. */
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() {
        connection.close();
    }
}
