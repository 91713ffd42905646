package io.github.rethinksh.embedded;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Those who observe a table whose rows are made when they are read. Nobody tells what changes in it: the rows are
 * compared with what they were.
 */
final class ViewObservers {
    private final Supplier<List<Datum>> rows;
    private final String primaryKey;
    private final RowObservers observers = new RowObservers();
    private SortedMap<Datum, Datum> known = new TreeMap<>(DatumOrder::compare);

    ViewObservers(Supplier<List<Datum>> rows, String primaryKey) {
        this.rows = rows;
        this.primaryKey = primaryKey;
    }

    /** Takes in an observer and answers the rows as they are at that moment. */
    synchronized List<Datum> add(RowObserver observer) {
        if (observers.isEmpty()) {
            known = read();
        } else {
            compare();
        }
        observers.add(observer);
        return List.copyOf(known.values());
    }

    void remove(RowObserver observer) {
        observers.remove(observer);
    }

    /** Tells what has changed since the last time. Costs nothing while nobody observes. */
    void refresh() {
        if (!observers.isEmpty()) {
            compare();
        }
    }

    private synchronized void compare() {
        SortedMap<Datum, Datum> before = known;
        known = read();
        SortedMap<Datum, Datum> keys = new TreeMap<>(known);
        keys.putAll(before);
        for (Datum key : keys.keySet()) {
            Datum old = before.getOrDefault(key, Datum.NULL);
            Datum changed = known.getOrDefault(key, Datum.NULL);
            if (!DatumOrder.same(old, changed)) {
                observers.rowChanged(() -> old, () -> changed);
            }
        }
    }

    private SortedMap<Datum, Datum> read() {
        SortedMap<Datum, Datum> read = new TreeMap<>(DatumOrder::compare);
        rows.get().forEach(row -> read.put(((ObjectDatum) row).get(primaryKey), row));
        return read;
    }
}
