package io.github.rethinksh.embedded;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rows of a query that the client has not got yet, cut into responses. Used by one thread at a time. */
final class Cursor {
    private static final long MAX_BYTES = 1 << 20;

    /** The server sends a small response first, so that its client has something to do. */
    private static final int FIRST_SCALEDOWN = 4;

    private final Feed feed;
    private final Iterator<Datum> rows;
    private final long maxRows;
    private final long maxBytes;
    private long scaledown;
    private boolean waiting;
    private boolean exhausted;

    Cursor(Sequence sequence, QueryContext context, int maxRows) {
        this.feed = sequence instanceof Feed found ? found : null;
        this.rows = feed == null ? sequence.iterator() : arrived(feed);
        GlobalOptions options = context.options();
        this.maxRows = Math.min(maxRows, options.number("max_batch_rows", Long.MAX_VALUE));
        this.maxBytes = Math.min(MAX_BYTES, options.number("max_batch_bytes", MAX_BYTES));
        this.scaledown = Math.max(1, options.number("first_batch_scaledown_factor", FIRST_SCALEDOWN));
        if (this.maxRows < 1) {
            throw new ReqlError(
                    ErrorType.INTERNAL,
                    "SANITY CHECK FAILED: [max_els >= 1] at `src/rdb_protocol/batching.cc:46` (server is buggy).");
        }
    }

    /** What a feed has to tell for now; it may have more later. */
    private static Iterator<Datum> arrived(Feed feed) {
        return new Iterator<>() {
            private Datum next;

            @Override
            public boolean hasNext() {
                next = next == null ? feed.poll() : next;
                return next != null;
            }

            @Override
            public Datum next() {
                Datum element = next;
                next = null;
                return element;
            }
        };
    }

    /**
     * At least one row, unless there is none left; then as many as the limits allow. A feed may have none for now, and
     * then {@link #isWaiting()}.
     */
    byte[] nextResponse() {
        JsonWriter out = new JsonWriter();
        long count = 0;
        while (count < maxRows && out.size() < maxBytes / scaledown && rows.hasNext()) {
            out.raw(count == 0 ? "" : ",").write(rows.next());
            count++;
        }
        scaledown = 1;
        exhausted = feed == null ? !rows.hasNext() : feed.isEnded();
        waiting = count == 0 && !exhausted;
        if (feed != null) {
            feed.batchTaken();
        }
        List<Datum> notes = feed == null ? List.of() : feed.notes();
        return exhausted ? Response.lastRows(out.toBytes(), notes) : Response.moreRowsFollow(out.toBytes(), notes);
    }

    Optional<Feed> feed() {
        return Optional.ofNullable(feed);
    }

    /** Whether the last response had no row in it although it was not the last one. */
    boolean isWaiting() {
        return waiting;
    }

    boolean isExhausted() {
        return exhausted;
    }
}
