package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.DocumentBatch;
import java.io.IOException;

/** Writes the documents of one table to a stream and counts what it writes. For one thread at a time. */
public interface DocumentOutput {
    /** Appends documents, which have to be well-formed. */
    void write(DocumentBatch batch) throws IOException;

    /** Ends the data and passes all of it on; nothing can be written afterwards. */
    void finish() throws IOException;

    /** How many documents were written. */
    long rows();

    /** How many bytes were written, all of which have been passed on only after {@link #finish()}. */
    long bytes();
}
