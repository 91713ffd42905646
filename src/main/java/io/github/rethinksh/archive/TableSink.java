package io.github.rethinksh.archive;

import io.github.rethinksh.model.DocumentBatch;

/**
 * Takes the documents of one table. They lie under a partial name until {@link #finish()}; closing the sink before that
 * removes them. For one thread at a time.
 */
public interface TableSink extends AutoCloseable {
    /** Appends documents. */
    void write(DocumentBatch batch);

    /** Completes the table under its final name, on disk for good, and says what was written. */
    WrittenTable finish();

    /** Ends the work; removes what was written unless it was finished. */
    @Override
    void close();
}
