package io.github.rethinksh.embedded;

import java.util.Collections;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What a query can read rows from and write rows to: a table with documents, or a view on the state of the cluster. */
interface TableSource {
    String databaseName();

    String databaseId();

    String name();

    String id();

    String primaryKey();

    /** The rows with keys in the range, in the order of their keys. */
    Iterator<Datum> scan(KeyRange range, boolean descending);

    /** The rows with keys in a range of a secondary index, in the order of the index. */
    default Iterator<Datum> scanIndex(String index, KeyRange range, boolean descending) {
        throw IndexReader.notFound(this, index);
    }

    /** The row with that primary key, or {@link Datum#NULL}. */
    Datum get(Datum key);

    long count();

    /**
     * Replaces the row with that key by what {@code change} makes of it, as one step. {@link Datum#NULL} stands for no
     * row, before and after.
     *
     * @return the row after the change
     */
    Datum change(Datum key, UnaryOperator<Datum> change);

    /** Nothing that was changed until now is lost when the server is killed. */
    default void sync() {}

    /**
     * Tells an observer of every change from now on, until it stops observing or the table is dropped.
     *
     * @param start gets the table as it is at that moment, and is done before anything changes
     */
    void observe(RowObserver observer, Consumer<TableSource> start);

    void stopObserving(RowObserver observer);

    default SortedMap<String, IndexDefinition> indexes() {
        return Collections.emptySortedMap();
    }

    default WriteHook writeHook() {
        return null;
    }

    default String displayName() {
        return databaseName() + "." + name();
    }
}
