package io.github.rethinksh.embedded;

import java.util.Iterator;
import java.util.List;

/** What a feed is about. */
sealed interface Watched permits WatchedRow, WatchedRows {
    TableSource table();

    /** The word for it in errors of the server. */
    String kind();

    /** {@code Response.ResponseNote} of the protocol. */
    int note();

    /** What is there, read from the table or from a view of it. */
    Iterator<Datum> rows(TableSource view);

    /** What a change of the table is in the eyes of the feed: often nothing, in an index sometimes several changes. */
    List<RowChange> changes(Datum before, Datum after);

    /** Whether a client that begins with what is there hears of the end of it in a response of its own. */
    boolean isReadStepByStep();

    /** The error with which the feed ends when its table is dropped. */
    ReqlError unavailable();

    default Datum key(Datum before, Datum after) {
        return ((ObjectDatum) (after == Datum.NULL ? before : after)).get(table().primaryKey());
    }

    static ReqlError aborted() {
        return ReqlError.failed("Changefeed aborted (unavailable).");
    }
}
