package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.cluster.KeyRange;
import io.github.rethinksh.cluster.RawCursor;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;

/**
 * The documents of a table in a cluster, in the order of the primary key, read like those of a file. When the connection
 * is lost the next one goes on after the last key.
 */
final class LiveDocuments implements DocumentReader {
    private final RangeReader reader;
    private final TableDefinition table;
    private final Steps steps;
    private final FieldFinder primaryKey;
    private KeyRange left = KeyRange.ALL;
    private RawCursor cursor;
    private long position;

    /** The table through a connection, which is closed with this. */
    LiveDocuments(RangeReader reader, TableDefinition table, Steps steps) {
        this.reader = reader;
        this.table = table;
        this.steps = steps;
        this.primaryKey = new FieldFinder(table.primaryKey());
    }

    /** The documents as the server sends them: their number is its own. */
    @Override
    public DocumentBatch next(int maxBytes, int maxDocuments) {
        return steps.ask(table.name(), this::nextOnce);
    }

    private DocumentBatch nextOnce() {
        try {
            if (cursor == null) {
                cursor = reader.read(table, left);
            }
            DocumentBatch batch = cursor.next();
            while (batch != null && batch.size() == 0) {
                batch = cursor.next();
            }
            if (batch != null) {
                cursor.ask();
                left = left.after(lastKey(batch));
                position += batch.totalLength();
            }
            return batch;
        } catch (ShellException e) {
            reader.close();
            cursor = null;
            throw e;
        }
    }

    private String lastKey(DocumentBatch batch) {
        if (!primaryKey.find(batch, batch.size() - 1)) {
            throw new IllegalStateException("a document of " + table.name() + " came without its primary key");
        }
        return primaryKey.text(batch.bytes());
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() {
        try (reader) {
            if (cursor != null) {
                cursor.close();
            }
        }
    }
}
