package io.github.rethinksh.embedded;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A table with documents, each kept as the bytes of its JSON under the bytes of its key. */
final class Table implements TableSource {
    private final Database database;
    private final String id;
    private final NavigableMap<byte[], byte[]> documents = new ConcurrentSkipListMap<>(Arrays::compareUnsigned);
    private final NavigableMap<String, SecondaryIndex> indexes =
            new ConcurrentSkipListMap<>(DatumOrder::compareStrings);
    private final RowObservers observers = new RowObservers();
    private final UnsyncedRows unsynced = new UnsyncedRows();
    private volatile TableSettings settings;
    private volatile WriteHook writeHook;

    Table(Database database, String id, TableSettings settings) {
        this.database = database;
        this.id = id;
        this.settings = settings;
    }

    @Override
    public String databaseName() {
        return database.name();
    }

    @Override
    public String databaseId() {
        return database.id();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String primaryKey() {
        return settings.primaryKey();
    }

    TableSettings settings() {
        return settings;
    }

    void setSettings(TableSettings newSettings) {
        settings = newSettings;
    }

    @Override
    public Iterator<Datum> scan(KeyRange range, boolean descending) {
        NavigableMap<byte[], byte[]> part = range.of(documents);
        return rows((descending ? part.descendingMap() : part).values().iterator());
    }

    @Override
    public Iterator<Datum> scanIndex(String index, KeyRange range, boolean descending) {
        SecondaryIndex found = indexes.get(index);
        if (found == null) {
            throw IndexReader.notFound(this, index);
        }
        return rows(found.scan(range, descending));
    }

    private static Iterator<Datum> rows(Iterator<byte[]> stored) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return stored.hasNext();
            }

            @Override
            public Datum next() {
                return ObjectDatum.ofStored(stored.next());
            }
        };
    }

    @Override
    public Datum get(Datum key) {
        return datum(documents.get(KeyEncoder.bound(key)));
    }

    @Override
    public long count() {
        return documents.size();
    }

    @Override
    public synchronized Datum change(Datum key, UnaryOperator<Datum> change) {
        byte[] encoded = KeyEncoder.primary(key);
        byte[] stored = documents.get(encoded);
        Datum before = datum(stored);
        Datum changed = change.apply(before);
        unsynced.change(encoded, stored);
        byte[] written = store(encoded, before, changed);
        if (!observers.isEmpty() && !DatumOrder.same(before, changed)) {
            observers.rowChanged(() -> datum(stored), () -> datum(written));
        }
        return changed;
    }

    /** Answers what is stored now; null for nothing. */
    private byte[] store(byte[] key, Datum before, Datum after) {
        byte[] json = after == Datum.NULL ? null : JsonWriter.toBytes(after);
        if (json == null) {
            documents.remove(key);
        } else {
            documents.put(key, json);
        }
        indexes.values().forEach(index -> index.replace(key, before, after, json));
        return json;
    }

    @Override
    public synchronized void sync() {
        unsynced.synced();
    }

    /** Loses all changes that are not synced, as a server does that is killed. */
    synchronized void loseUnsynced() {
        unsynced.undo((key, stored) -> store(key, datum(documents.get(key)), datum(stored)));
    }

    private static Datum datum(byte[] stored) {
        return stored == null ? Datum.NULL : ObjectDatum.ofStored(stored);
    }

    @Override
    public synchronized void observe(RowObserver observer, Consumer<TableSource> start) {
        observers.add(observer);
        start.accept(this);
    }

    @Override
    public void stopObserving(RowObserver observer) {
        observers.remove(observer);
    }

    /** Tells those who observe the table that it is gone. */
    synchronized void dropped() {
        observers.tableDropped();
    }

    @Override
    public SortedMap<String, IndexDefinition> indexes() {
        SortedMap<String, IndexDefinition> definitions = new TreeMap<>(DatumOrder::compareStrings);
        indexes.forEach((name, index) -> definitions.put(name, index.definition()));
        return Collections.unmodifiableSortedMap(definitions);
    }

    /** Builds an index, for the query of {@code context}. False when there is one of that name already. */
    synchronized boolean addIndex(String name, IndexDefinition definition, QueryContext context) {
        if (indexes.containsKey(name)) {
            return false;
        }
        SecondaryIndex index = new SecondaryIndex(definition, context.pristine());
        documents.forEach((key, json) -> {
            context.checkNotCancelled();
            index.replace(key, Datum.NULL, ObjectDatum.ofStored(json), json);
        });
        indexes.put(name, index);
        return true;
    }

    boolean dropIndex(String name) {
        return indexes.remove(name) != null;
    }

    /** False when there is no such index, or the new name is taken and may not be overwritten. */
    synchronized boolean renameIndex(String from, String to, boolean overwrite) {
        if (!indexes.containsKey(from) || (!from.equals(to) && !overwrite && indexes.containsKey(to))) {
            return false;
        }
        indexes.put(to, indexes.remove(from));
        return true;
    }

    @Override
    public WriteHook writeHook() {
        return writeHook;
    }

    void setWriteHook(WriteHook hook) {
        writeHook = hook;
    }

    /** One estimate for each shard; the documents count as if they were evenly spread. */
    List<Datum> countEstimates() {
        long count = count();
        int shards = settings.shards();
        return IntStream.range(0, shards)
                .mapToObj(shard -> Datum.of((count + shard) / shards))
                .toList();
    }
}
