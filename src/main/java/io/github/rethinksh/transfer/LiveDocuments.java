package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.cluster.KeyRange;
import io.github.rethinksh.cluster.RawCursor;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableDefinition;

/** The documents of a table in a cluster, in the order of the primary key, read like those of a file. */
final class LiveDocuments implements DocumentReader {
    private final RangeReader reader;
    private final RawCursor cursor;
    private long position;

    /** Opens the table through a connection, which is closed with it. */
    LiveDocuments(RangeReader reader, TableDefinition table) {
        this.reader = reader;
        try {
            this.cursor = reader.read(table, KeyRange.ALL);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** The documents as the server sends them: their number is its own. */
    @Override
    public DocumentBatch next(int maxBytes, int maxDocuments) {
        DocumentBatch batch = cursor.next();
        while (batch != null && batch.size() == 0) {
            batch = cursor.next();
        }
        if (batch != null) {
            cursor.ask();
            position += batch.totalLength();
        }
        return batch;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() {
        try (reader) {
            cursor.close();
        }
    }
}
