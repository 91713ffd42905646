package io.github.rethinksh.archive;

import io.github.rethinksh.model.DocumentBatch;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes the documents of one table. They lie under a partial name until {@link #finish()}; closing the sink before that
 * removes them, unless a later run can go on with them. For one thread at a time.
 */
public interface TableSink extends AutoCloseable {
    /**
     * What is done to documents before they are written, such as leaving fields out. It is for one thread: several
     * threads that get documents ready side by side take one each.
     */
    default UnaryOperator<DocumentBatch> reduction() {
        return UnaryOperator.identity();
    }

    /** The fields that were named to be written; none is all of them. */
    default List<String> fields() {
        return List.of();
    }

    /** What is there from an earlier run; the documents behind it are what is to be written. */
    default Optional<Resumed> resumed() {
        return Optional.empty();
    }

    /** Appends documents, as {@link #reduction()} left them. */
    void write(DocumentBatch batch);

    /** Completes the table under its final name, on disk for good, and says what was written. */
    WrittenTable finish();

    /** Ends the work; what was not finished is removed, or kept for a run that goes on with it. */
    @Override
    void close();
}
