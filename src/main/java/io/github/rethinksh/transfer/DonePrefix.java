package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.InsertResult;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many documents of a table are done with, from the first one on without a gap. Batches are done with in any order;
 * one counts when all before it do. For the owner to guard.
 */
final class DonePrefix {
    /**
     * What is done.
     *
     * @param documents how many documents of the source
     * @param result what came of them
     * @param bytes the length of those that were sent
     */
    record Part(long documents, InsertResult result, long bytes) {
        Part plus(Part other) {
            return new Part(documents + other.documents, result.plus(other.result), bytes + other.bytes);
        }
    }

    private final SortedMap<Long, Part> early = new TreeMap<>();
    private long begun;
    private long next;
    private Part done;

    /** A table of which a part is done already. */
    DonePrefix(Part done) {
        this.done = done;
    }

    /** A further batch is under way: its number. */
    long begin() {
        return begun++;
    }

    /** A batch is done with; one that never is keeps those behind it from counting. */
    void done(long number, Part part) {
        early.put(number, part);
        for (Part first = early.remove(next); first != null; first = early.remove(next)) {
            done = done.plus(first);
            next++;
        }
    }

    /** All that is done without a gap. */
    Part done() {
        return done;
    }
}
