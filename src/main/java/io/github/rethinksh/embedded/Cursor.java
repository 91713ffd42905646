package io.github.rethinksh.embedded;

import java.util.Iterator;

/** The rows of a query that the client has not got yet, cut into responses. Used by one thread at a time. */
final class Cursor {
    private static final long MAX_BYTES = 1 << 20;

    /** The server sends a small response first, so that its client has something to do. */
    private static final int FIRST_SCALEDOWN = 4;

    private final Iterator<Datum> rows;
    private final long maxRows;
    private final long maxBytes;
    private long scaledown;
    private boolean exhausted;

    Cursor(Iterator<Datum> rows, QueryContext context, int maxRows) {
        this.rows = rows;
        this.maxRows = Math.min(maxRows, context.option("max_batch_rows", Long.MAX_VALUE));
        this.maxBytes = Math.min(MAX_BYTES, context.option("max_batch_bytes", MAX_BYTES));
        this.scaledown = context.option("first_batch_scaledown_factor", FIRST_SCALEDOWN);
    }

    /** At least one row, unless there is none left; then as many as the limits allow. */
    byte[] nextResponse() {
        JsonWriter out = new JsonWriter();
        long count = 0;
        while (count < maxRows && out.size() < maxBytes / scaledown && rows.hasNext()) {
            out.raw(count == 0 ? "" : ",").write(rows.next());
            count++;
        }
        scaledown = 1;
        exhausted = !rows.hasNext();
        return exhausted ? Response.lastRows(out.toBytes()) : Response.moreRowsFollow(out.toBytes());
    }

    boolean isExhausted() {
        return exhausted;
    }
}
