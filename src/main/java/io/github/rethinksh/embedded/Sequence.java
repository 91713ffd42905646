package io.github.rethinksh.embedded;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Values one after another. Nothing is computed before somebody asks for it; each iterator starts anew. */
interface Sequence extends Value, Iterable<Datum> {
    /** Whether the client is to get one array, and not a cursor. */
    boolean isArray();

    @Override
    default String typeName() {
        return isArray() ? "ARRAY" : "STREAM";
    }

    /** What a feed on these rows is about, or the error when there can be none. */
    default WatchedRows watched() {
        throw eager();
    }

    /**
     * Values one after another.
     *
     * @param watch answers {@link #watched()}
     */
    record Stream(Iterable<Datum> rows, boolean isArray, Supplier<WatchedRows> watch) implements Sequence {
        Stream(Iterable<Datum> rows, boolean isArray) {
            this(rows, isArray, null);
        }

        @Override
        public WatchedRows watched() {
            return watch == null ? Sequence.super.watched() : watch.get();
        }

        @Override
        public Iterator<Datum> iterator() {
            return rows.iterator();
        }
    }

    /** Rows of a table, which can be written to. */
    interface Selection extends Sequence {
        TableSource table();
    }

    /**
     * Rows of a table that are no longer a range of keys.
     *
     * @param watch answers {@link #watched()}
     */
    record RowSelection(TableSource table, Iterable<Datum> rows, boolean isArray, Supplier<WatchedRows> watch)
            implements Selection {
        RowSelection(TableSource table, Iterable<Datum> rows, boolean isArray) {
            this(table, rows, isArray, null);
        }

        @Override
        public WatchedRows watched() {
            return watch == null ? Selection.super.watched() : watch.get();
        }

        @Override
        public Iterator<Datum> iterator() {
            return rows.iterator();
        }

        @Override
        public String typeName() {
            return isArray ? "SELECTION<ARRAY>" : "SELECTION<STREAM>";
        }
    }

    static Sequence of(List<Datum> items) {
        return new Stream(items, true);
    }

    /**
     * A sequence of the same kind over some of the rows; a selection stays one.
     *
     * @param transformation looks at each row alone, so that it can also be done to a row that changes
     */
    default Sequence select(UnaryOperator<Iterator<Datum>> transformation) {
        return derived(() -> transformation.apply(iterator()), () -> watched().through(transformation));
    }

    /**
     * A sequence of values made from the rows, which cannot be written to.
     *
     * @param transformation looks at each row alone, so that it can also be done to a row that changes
     */
    default Sequence transform(UnaryOperator<Iterator<Datum>> transformation) {
        Iterable<Datum> rows = () -> transformation.apply(iterator());
        return new Stream(rows, isArray(), () -> watched().through(transformation));
    }

    /** A sequence of the same kind over the rows at some places. */
    default Sequence part(int skipped, int limit) {
        return derived(() -> SliceTerms.part(iterator(), skipped, limit), () -> SliceTerms.watchedPart(this, skipped));
    }

    /** The same rows, of which there can be no feed. */
    default Sequence notWatchable(Supplier<ReqlError> reason) {
        return derived(this, () -> {
            throw reason.get();
        });
    }

    /** The error for rows that are no longer what is in a table. */
    static ReqlError eager() {
        return ReqlError.logic("Cannot call `changes` on an eager stream.").inside(Datum.of(0));
    }

    private Sequence derived(Iterable<Datum> rows, Supplier<WatchedRows> watch) {
        return this instanceof Selection selection
                ? new RowSelection(selection.table(), rows, isArray(), watch)
                : new Stream(rows, isArray(), watch);
    }

    /** An iterator whose {@code advance} returns null at the end. */
    abstract class Rows implements Iterator<Datum> {
        private Datum next;
        private boolean ended;

        abstract Datum advance();

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                next = advance();
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public Datum next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Datum row = next;
            next = null;
            return row;
        }
    }
}
