package io.github.rethinksh.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the server answered to a batch.
 *
 * @param result the counts
 * @param refused what is wrong with documents of the batch, by their number in it; all of them when {@link #named()}
 */
public record InsertAnswer(InsertResult result, SortedMap<Integer, String> refused) {
    /** Copies the map. */
    public InsertAnswer {
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /** A batch of a single document that was refused. */
    static InsertAnswer refused(String reason) {
        return new InsertAnswer(new InsertResult(0, 0, 0, 0, 1, Optional.of(reason)), new TreeMap<>(Map.of(0, reason)));
    }

    /** Whether all documents that were refused are known. */
    public boolean named() {
        return refused.size() == result.errors();
    }

    /** The answer for a batch of which this is the first part, {@code size} documents long. */
    InsertAnswer then(int size, InsertAnswer rest) {
        SortedMap<Integer, String> all = new TreeMap<>(refused);
        rest.refused.forEach((number, reason) -> all.put(size + number, reason));
        return new InsertAnswer(result.plus(rest.result), all);
    }

    /**
     * The answer when the same batch was sent again, for the names of what is wrong: this one's counts apart from those
     * documents that the server has turned out to have as they were sent.
     */
    public InsertAnswer namedBy(InsertAnswer again) {
        long found = again.refused.size();
        long there = Math.max(0, result.errors() - found);
        long lost = Math.max(0, found - result.errors());
        InsertResult counts = new InsertResult(
                Math.max(0, result.inserted() - lost),
                result.replaced(),
                result.unchanged() + there,
                result.skipped(),
                found,
                found == 0 ? Optional.empty() : again.result.firstError());
        return new InsertAnswer(counts, again.refused);
    }
}
