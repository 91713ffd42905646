package io.github.rethinksh.embedded;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A table of the system database: rows are made when they are read. */
final class SystemTable implements TableSource {
    private static final String PRIMARY_KEY = "id";

    private final String name;
    private final Supplier<List<Datum>> rows;
    private final BinaryOperator<Datum> writer;
    private final ViewObservers observers;

    /**
     * A table that can be written to.
     *
     * @param writer applies a change from the first row to the second and answers the second, or throws
     */
    SystemTable(String name, Supplier<List<Datum>> rows, BinaryOperator<Datum> writer) {
        this.name = name;
        this.rows = rows;
        this.writer = writer;
        this.observers = new ViewObservers(rows, PRIMARY_KEY);
    }

    static SystemTable readOnly(String name, Supplier<List<Datum>> rows) {
        return new SystemTable(name, rows, (before, after) -> {
            throw ReqlError.failed("It's illegal to write to the `rethinkdb." + name + "` table.");
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String databaseName() {
        return SystemDatabase.NAME;
    }

    @Override
    public String databaseId() {
        return SystemDatabase.ID;
    }

    @Override
    public String id() {
        return SystemDatabase.tableId(name);
    }

    @Override
    public String primaryKey() {
        return PRIMARY_KEY;
    }

    @Override
    public Iterator<Datum> scan(KeyRange range, boolean descending) {
        Comparator<Datum> byKey = (left, right) -> DatumOrder.compare(key(left), key(right));
        return rows.get().stream()
                .filter(row -> range.contains(KeyEncoder.bound(key(row))))
                .sorted(descending ? byKey.reversed() : byKey)
                .iterator();
    }

    @Override
    public Datum get(Datum key) {
        KeyEncoder.bound(key);
        return rows.get().stream()
                .filter(row -> DatumOrder.same(key, key(row)))
                .findFirst()
                .orElse(Datum.NULL);
    }

    @Override
    public long count() {
        return rows.get().size();
    }

    @Override
    public Datum change(Datum key, UnaryOperator<Datum> change) {
        synchronized (rows) {
            Datum before = get(key);
            Datum after = change.apply(before);
            return DatumOrder.same(before, after) ? after : writer.apply(before, after);
        }
    }

    @Override
    public void observe(RowObserver observer, Consumer<TableSource> start) {
        List<Datum> found = observers.add(observer);
        start.accept(readOnly(name, () -> found));
    }

    @Override
    public void stopObserving(RowObserver observer) {
        observers.remove(observer);
    }

    /** Tells those who observe the table what has changed in it since they last heard. */
    void tellChanges() {
        observers.refresh();
    }

    private static Datum key(Datum row) {
        return ((ObjectDatum) row).get(PRIMARY_KEY);
    }
}
