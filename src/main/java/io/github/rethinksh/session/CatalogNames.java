package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.TableName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names of a cluster as they were known last.
 *
 * @param tree the tables by database, in order
 * @param users the users, in order; none for those who may not know
 */
public record CatalogNames(SortedMap<String, List<String>> tree, List<String> users) {
    /** Nothing is known. */
    public static final CatalogNames NONE = new CatalogNames(new TreeMap<>(), List.of());

    /** Copies what may change. */
    public CatalogNames {
        tree = Collections.unmodifiableSortedMap(new TreeMap<>(tree));
        users = List.copyOf(users);
    }

    /** Whether anything is known: a name that is missing here may be there nevertheless when not. */
    public boolean areKnown() {
        return !tree.isEmpty();
    }

    /** The databases, in order. */
    public List<String> databases() {
        return List.copyOf(tree.keySet());
    }

    /** All tables, in order. */
    public List<TableName> tables() {
        return Catalog.tables(tree);
    }

    /** The tables of a database, in order; none when there is no such database. */
    public List<String> tables(String database) {
        return tree.getOrDefault(database, List.of());
    }

    /** Whether there is such a table. */
    public boolean has(TableName name) {
        return Collections.binarySearch(tables(name.database()), name.table()) >= 0;
    }
}
