package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What the documents of a table tell about its primary key.
 *
 * @param table the table
 * @param documents how many documents were read
 * @param stored the key that the export itself knows, if it does
 * @param candidates the fields that were looked at: first those that can be the key, the likeliest first, then the others,
 *     those first that could be it for long
 * @param skipped how many fields of the first document were not looked at, as there are too many
 * @param problem why the documents could not be read to their end; empty when they were
 */
public record KeyGuess(
        TableName table,
        long documents,
        Optional<String> stored,
        List<KeyCandidate> candidates,
        int skipped,
        Optional<String> problem) {

    /** Copies the list. */
    public KeyGuess {
        candidates = List.copyOf(candidates);
    }

    /** The field that is the key by the documents, if there is one. */
    public Optional<KeyCandidate> key() {
        return problem.isPresent()
                ? Optional.empty()
                : candidates.stream().filter(KeyCandidate::fits).findFirst();
    }

    /** Whether there are documents, and none of their fields can be the key. */
    public boolean failed() {
        return problem.isPresent() || (documents > 0 && key().isEmpty());
    }
}
