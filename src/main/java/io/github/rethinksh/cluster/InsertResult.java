package io.github.rethinksh.cluster;

import java.util.Optional;

/**
 * What came of inserting a batch: the numbers add up to the documents of the batch.
 *
 * @param firstError what was wrong with the first document that has an error, when there were errors
 */
public record InsertResult(
        long inserted, long replaced, long unchanged, long skipped, long errors, Optional<String> firstError) {
    /** Nothing inserted yet. */
    public static final InsertResult NONE = new InsertResult(0, 0, 0, 0, 0, Optional.empty());

    /** Both together, with the first error of the first that has one. */
    public InsertResult plus(InsertResult other) {
        return new InsertResult(
                inserted + other.inserted,
                replaced + other.replaced,
                unchanged + other.unchanged,
                skipped + other.skipped,
                errors + other.errors,
                firstError.or(other::firstError));
    }

    /** How many documents are in the table as they were sent, or were left as they are on purpose. */
    public long accepted() {
        return inserted + replaced + unchanged + skipped;
    }

    /** The same when so many of the accepted documents have turned out to be refused. */
    public InsertResult refusing(long documents) {
        long fromInserted = Math.min(documents, inserted);
        long fromReplaced = Math.min(documents - fromInserted, replaced);
        long fromUnchanged = Math.min(documents - fromInserted - fromReplaced, unchanged);
        long fromSkipped = documents - fromInserted - fromReplaced - fromUnchanged;
        return new InsertResult(
                inserted - fromInserted,
                replaced - fromReplaced,
                unchanged - fromUnchanged,
                skipped - fromSkipped,
                errors,
                firstError);
    }

    /** What came of the others, as if those with errors had not been sent. */
    public InsertResult withoutErrors() {
        return new InsertResult(inserted, replaced, unchanged, skipped, 0, Optional.empty());
    }
}
