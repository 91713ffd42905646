package io.github.rethinksh.archive;

import io.github.rethinksh.model.DocumentBatch;

/**
 * Reads the documents of one table, in the order of the file, with memory bounded by a batch and the largest document.
 * Every document that comes out is one whole, well-formed JSON object. For one thread at a time.
 */
public interface DocumentReader extends AutoCloseable {
    /**
     * The next documents: at least one, at most {@code maxDocuments}, and no further one once {@code maxBytes} is
     * reached.
     *
     * @return the documents, or null at the end
     * @throws io.github.rethinksh.model.ShellException naming file, line and byte when the text is broken; all documents
     *     before the broken one have been returned by then
     */
    DocumentBatch next(int maxBytes, int maxDocuments);

    /** How many bytes of the data have been consumed, for progress. */
    long position();

    @Override
    void close();
}
