package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.SortedMap;

/**
 * The names of a cluster as they were known last.
 *
 * @param databases the databases, in order
 * @param tables the tables, in order
 */
public record CatalogNames(List<String> databases, List<TableName> tables) {
    /** Nothing is known. */
    public static final CatalogNames NONE = new CatalogNames(List.of(), List.of());

    /** Copies the lists. */
    public CatalogNames {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
    }

    static CatalogNames of(SortedMap<String, List<String>> tree) {
        return new CatalogNames(List.copyOf(tree.keySet()), Catalog.tables(tree));
    }
}
