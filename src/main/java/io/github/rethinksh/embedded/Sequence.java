package io.github.rethinksh.embedded;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Values one after another. Nothing is computed before somebody asks for it; each iterator starts anew. */
interface Sequence extends Value, Iterable<Datum> {
    /** Whether the client is to get one array, and not a cursor. */
    boolean isArray();

    @Override
    default String typeName() {
        return isArray() ? "ARRAY" : "STREAM";
    }

    record Stream(Iterable<Datum> rows, boolean isArray) implements Sequence {
        @Override
        public Iterator<Datum> iterator() {
            return rows.iterator();
        }
    }

    /** Rows of a table, which can be written to. */
    interface Selection extends Sequence {
        TableSource table();
    }

    /** Rows of a table that are no longer a range of keys. */
    record RowSelection(TableSource table, Iterable<Datum> rows, boolean isArray) implements Selection {
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

    /** A sequence of the same kind over other rows; a selection stays one. */
    default Sequence select(Function<Iterator<Datum>, Iterator<Datum>> transformation) {
        Iterable<Datum> rows = () -> transformation.apply(iterator());
        return this instanceof Selection selection
                ? new RowSelection(selection.table(), rows, isArray())
                : new Stream(rows, isArray());
    }

    /** A sequence of values made from the rows, which cannot be written to. */
    default Sequence transform(Function<Iterator<Datum>, Iterator<Datum>> transformation) {
        return new Stream(() -> transformation.apply(iterator()), isArray());
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
