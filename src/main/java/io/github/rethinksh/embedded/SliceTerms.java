package io.github.rethinksh.embedded;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Choosing rows of any sequence by their place in it. */
final class SliceTerms {
    private SliceTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.LIMIT, 2, SliceTerms::limit);
        registry.register(TermType.SKIP, 2, SliceTerms::skip);
        registry.register(TermType.NTH, 2, SliceTerms::nth);
        registry.register(TermType.SLICE, 2, 3, SliceTerms::slice, "left_bound", "right_bound");
        registry.register(TermType.SAMPLE, 2, SliceTerms::sample);
    }

    static Value nth(Invocation invocation) {
        int position = invocation.integer(1);
        Value value = invocation.value(0);
        Sequence sequence = Invocation.toSequence(value);
        if (position < 0) {
            return fromEnd(invocation, sequence, position);
        }
        Iterator<Datum> rows = sequence.iterator();
        for (int i = 0; i < position && rows.hasNext(); i++) {
            rows.next();
        }
        if (!rows.hasNext()) {
            throw outOfBounds(position);
        }
        return selected(sequence, rows.next());
    }

    private static Value fromEnd(Invocation invocation, Sequence sequence, int position) {
        if (!sequence.isArray() && position < -1) {
            throw ReqlError.logic("Cannot use an index < -1 (" + position + ") on a stream.");
        }
        List<Datum> rows = invocation.context().collect(sequence);
        if (rows.size() + position < 0) {
            throw outOfBounds(position);
        }
        return selected(sequence, rows.get(rows.size() + position));
    }

    /** A row of a table stays something that can be written to. */
    private static Value selected(Sequence sequence, Datum row) {
        if (sequence instanceof Sequence.Selection selection && row instanceof ObjectDatum object) {
            return new Value.SingleSelection(
                    selection.table(), object.get(selection.table().primaryKey()), () -> row);
        }
        return row;
    }

    private static Value limit(Invocation invocation) {
        int limit = invocation.integer(1);
        if (limit < 0) {
            throw ReqlError.logic("LIMIT takes a non-negative argument (got " + limit + ")");
        }
        return invocation.sequence(0).part(0, limit);
    }

    private static Value skip(Invocation invocation) {
        int skipped = invocation.integer(1);
        if (skipped < 0) {
            return sliced(invocation, invocation.sequence(0), skipped, Integer.MAX_VALUE);
        }
        return invocation.sequence(0).part(skipped, Integer.MAX_VALUE);
    }

    private static Value slice(Invocation invocation) {
        Value value = invocation.value(0);
        int left = invocation.integer(1) + (isBound(invocation, "left_bound", "open") ? 1 : 0);
        boolean closed = isBound(invocation, "right_bound", "closed");
        int right = Integer.MAX_VALUE;
        if (invocation.count() == 3) {
            int given = invocation.integer(2);
            // Minus one, closed, is the last row; one behind it is no number, but the end.
            right = closed ? (given == -1 ? Integer.MAX_VALUE : given + 1) : given;
        }
        if (value instanceof Datum.StringDatum text) {
            int[] codePoints = text.value().codePoints().toArray();
            int from = clamp(left, codePoints.length);
            int to = Math.max(from, clamp(right, codePoints.length));
            return Datum.of(new String(codePoints, from, to - from));
        }
        if (value instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY)) {
            byte[] bytes = PseudoTypes.bytes(object);
            int from = clamp(left, bytes.length);
            return PseudoTypes.binary(Arrays.copyOfRange(bytes, from, Math.max(from, clamp(right, bytes.length))));
        }
        return sliced(invocation, Invocation.toSequence(value), left, right);
    }

    private static Value sliced(Invocation invocation, Sequence sequence, int left, int right) {
        if (left >= 0 && right >= 0) {
            return sequence.part(left, Math.max(0, right - left));
        }
        if (!sequence.isArray() && left < 0) {
            throw ReqlError.logic("Cannot use a negative left index on a stream.");
        }
        if (sequence instanceof Feed) {
            throw Feed.infinite();
        }
        return sequence.select(rows -> {
                    List<Datum> all = invocation.context().collect(() -> rows);
                    int from = clamp(left, all.size());
                    return all.subList(from, Math.max(from, clamp(right, all.size())))
                            .iterator();
                })
                .notWatchable(Sequence::eager);
    }

    /** Feeds on the first rows of an order are not for this server, and on others there are none at all. */
    static WatchedRows watchedPart(Sequence sequence, int skipped) {
        if (skipped > 0) {
            throw Sequence.eager();
        }
        sequence.watched();
        boolean isOrdered = sequence instanceof TableSlice slice && slice.direction() != TableSlice.Direction.UNORDERED;
        throw ReqlError.logic(
                isOrdered
                        ? "The embedded server cannot watch the first rows of an order."
                        : "Cannot get changes on the first elements of an unordered stream.");
    }

    static Iterator<Datum> part(Iterator<Datum> rows, int skipped, int limit) {
        return new Sequence.Rows() {
            private int taken = -skipped;

            @Override
            Datum advance() {
                while (taken < 0 && rows.hasNext()) {
                    rows.next();
                    taken++;
                }
                return taken++ < limit && rows.hasNext() ? rows.next() : null;
            }
        };
    }

    private static int clamp(int index, int size) {
        return index < 0 ? Math.max(0, size + index) : Math.min(index, size);
    }

    private static boolean isBound(Invocation invocation, String option, String wanted) {
        boolean isOpen = TableTerms.isOpen(invocation, option, !option.equals("left_bound"));
        return isOpen == wanted.equals("open");
    }

    /** The first rows are a sample as good as any other, and the same one each time. */
    private static Value sample(Invocation invocation) {
        int size = invocation.integer(1);
        if (size < 0) {
            throw ReqlError.logic("Number of items to sample must be non-negative, got `" + size + "`.");
        }
        Sequence sequence = invocation.sequence(0);
        List<Datum> rows = invocation.context().collect(() -> part(sequence.iterator(), 0, size));
        return sequence instanceof Sequence.Selection selection
                ? new Sequence.RowSelection(selection.table(), rows, true)
                : Datum.of(rows);
    }

    private static ReqlError outOfBounds(int position) {
        return ReqlError.missing("Index out of bounds: " + position);
    }
}
