package io.github.rethinksh.embedded;

import java.util.Iterator;
import java.util.List;

/**
 * A table, or a range of the keys of one of its indexes, read in the order of the keys.
 *
 * @param index the secondary index, or null for the primary key
 */
record TableSlice(QueryContext context, TableSource table, String index, KeyRange range, Direction direction)
        implements Sequence.Selection {
    enum Direction {
        UNORDERED,
        ASCENDING,
        DESCENDING
    }

    static TableSlice whole(QueryContext context, TableSource table) {
        return new TableSlice(context, table, null, KeyRange.ALL, Direction.UNORDERED);
    }

    boolean isWholeTable() {
        return index == null && range == KeyRange.ALL && direction == Direction.UNORDERED;
    }

    @Override
    public boolean isArray() {
        return false;
    }

    @Override
    public String typeName() {
        return isWholeTable() ? "TABLE" : "TABLE_SLICE";
    }

    @Override
    public WatchedRows watched() {
        return new WatchedRows(context, table, index, List.of(range));
    }

    TableSlice between(String newIndex, KeyRange newRange) {
        return new TableSlice(context, table, newIndex, newRange, direction);
    }

    TableSlice orderedBy(String newIndex, Direction newDirection) {
        return new TableSlice(context, table, newIndex, range, newDirection);
    }

    @Override
    public Iterator<Datum> iterator() {
        context.require(Permission.READ, table);
        boolean descending = direction == Direction.DESCENDING;
        Iterator<Datum> rows = index == null
                ? table.scan(range, descending)
                : new IndexReader(context, table, index).read(range, descending);
        return new Sequence.Rows() {
            @Override
            Datum advance() {
                context.checkNotCancelled();
                return rows.hasNext() ? rows.next() : null;
            }
        };
    }
}
