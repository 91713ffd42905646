package io.github.rethinksh.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * A feed about the rows with keys in some ranges, and about what is made of each of them.
 *
 * @param index the secondary index that the keys are of, or null for the primary key
 * @param ranges a row that is in two of them counts twice
 * @param steps what is made of the rows; each step looks at every row alone, and leaves one or none of it
 */
record WatchedRows(
        QueryContext context,
        TableSource table,
        String index,
        List<KeyRange> ranges,
        List<UnaryOperator<Iterator<Datum>>> steps)
        implements Watched {
    WatchedRows(QueryContext context, TableSource table, String index, List<KeyRange> ranges) {
        this(context, table, index, ranges, List.of());
    }

    /** The same with one more step at the end. */
    WatchedRows through(UnaryOperator<Iterator<Datum>> step) {
        List<UnaryOperator<Iterator<Datum>>> all = new ArrayList<>(steps);
        all.add(step);
        return new WatchedRows(context, table, index, ranges, List.copyOf(all));
    }

    @Override
    public String kind() {
        return ranges.isEmpty() ? "empty" : "range";
    }

    @Override
    public int note() {
        return Response.SEQUENCE_FEED;
    }

    /** A copy, its rows not yet parsed: the table goes on while the client reads. */
    @Override
    public Iterator<Datum> rows(TableSource view) {
        Queue<Datum> found = new ArrayDeque<>();
        for (KeyRange range : ranges) {
            new TableSlice(context, view, index, range, TableSlice.Direction.UNORDERED).forEach(found::add);
        }
        return stepped(new Sequence.Rows() {
            @Override
            Datum advance() {
                return found.poll();
            }
        });
    }

    @Override
    public List<RowChange> changes(Datum before, Datum after) {
        int left = occurrences(before);
        int came = occurrences(after);
        if (left == 0 && came == 0) {
            return List.of();
        }
        Datum key = key(before, after);
        Datum old = seen(before);
        Datum changed = seen(after);
        int both = Math.min(left, came);
        List<RowChange> changes = new ArrayList<>();
        addUnlessSame(changes, both, new RowChange(key, old, changed));
        addUnlessSame(changes, left - both, new RowChange(key, old, Datum.NULL));
        addUnlessSame(changes, came - both, new RowChange(key, Datum.NULL, changed));
        return changes;
    }

    /** Steps can make the same of two rows that differ, or leave nothing of them. */
    private static void addUnlessSame(List<RowChange> changes, int times, RowChange change) {
        if (times > 0 && !DatumOrder.same(change.before(), change.after())) {
            changes.addAll(Collections.nCopies(times, change));
        }
    }

    @Override
    public boolean isReadStepByStep() {
        return table instanceof Table && !ranges.isEmpty();
    }

    @Override
    public ReqlError unavailable() {
        return Watched.aborted();
    }

    private int occurrences(Datum row) {
        if (!(row instanceof ObjectDatum object)) {
            return 0;
        }
        ToIntFunction<KeyRange> inRange;
        if (index == null) {
            byte[] key = KeyEncoder.bound(object.get(table.primaryKey()));
            inRange = range -> range.contains(key) ? 1 : 0;
        } else if (table.indexes().containsKey(index)) {
            IndexReader reader = new IndexReader(context, table, index);
            inRange = range -> reader.occurrences(row, range);
        } else {
            return 0;
        }
        return ranges.stream().mapToInt(inRange).sum();
    }

    /** What the steps make of a row. One that they fail on counts as one that is not there. */
    private Datum seen(Datum row) {
        if (row == Datum.NULL) {
            return row;
        }
        try {
            Iterator<Datum> result = stepped(List.of(row).iterator());
            return result.hasNext() ? result.next() : Datum.NULL;
        } catch (ReqlError e) {
            return Datum.NULL;
        }
    }

    private Iterator<Datum> stepped(Iterator<Datum> rows) {
        Iterator<Datum> result = rows;
        for (UnaryOperator<Iterator<Datum>> step : steps) {
            result = step.apply(result);
        }
        return result;
    }
}
