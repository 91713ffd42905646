package io.github.rethinksh.embedded;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** The changes that a client has not got yet, not more than it allows. For one thread at a time. */
final class ChangeQueue {
    private final int maximum;
    private final boolean squash;
    private final Queue<RowChange> changes = new ArrayDeque<>();
    private final Map<Datum, RowChange> squashed = new LinkedHashMap<>();
    private long skipped;

    /** A queue that puts changes of one row together where {@code squash} says so. */
    ChangeQueue(int maximum, boolean squash) {
        this.maximum = maximum;
        this.squash = squash;
    }

    /** Adds a change. One too many empties the queue: the client is too slow, and is told what it missed. */
    void add(RowChange change) {
        if (squash) {
            squashed.compute(change.key(), (key, first) -> first == null ? change : together(first, change));
        } else {
            changes.add(change);
        }
        if (size() > maximum) {
            skipped += size();
            changes.clear();
            squashed.clear();
        }
    }

    /** Null when the row is again what it was. */
    private static RowChange together(RowChange first, RowChange last) {
        return DatumOrder.same(first.before(), last.after())
                ? null
                : new RowChange(first.key(), first.before(), last.after());
    }

    /** The oldest change, or null. */
    RowChange poll() {
        if (!squash) {
            return changes.poll();
        }
        Iterator<RowChange> oldest = squashed.values().iterator();
        if (!oldest.hasNext()) {
            return null;
        }
        RowChange change = oldest.next();
        oldest.remove();
        return change;
    }

    /** How many changes were thrown away since this was last asked. */
    long takeSkipped() {
        long count = skipped;
        skipped = 0;
        return count;
    }

    boolean isEmpty() {
        return skipped == 0 && size() == 0;
    }

    boolean isHalfFull() {
        return skipped > 0 || size() > maximum / 2;
    }

    private int size() {
        return changes.size() + squashed.size();
    }
}
