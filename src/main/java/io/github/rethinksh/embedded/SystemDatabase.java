package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The database {@code rethinkdb}, whose tables are views on the state of the cluster. */
final class SystemDatabase {
    static final String NAME = "rethinkdb";

    /** The same on every server. */
    static final String ID = "b99b9572-8e53-5fef-9a2b-5e6aba3edf1c";

    private static final String TABLE_IDS = "0eabef01-6deb-4069-9a2d-448db057ab1e";

    private final SortedMap<String, SystemTable> tables = new TreeMap<>();

    SystemDatabase(Catalog catalog, Users users, ServerIdentity identity) {
        List<SystemTable> all = new ArrayList<>();
        all.addAll(new CatalogTables(catalog, identity).tables());
        all.addAll(new ServerTables(catalog, identity).tables());
        all.addAll(new UserTables(catalog, users).tables());
        all.forEach(table -> tables.put(table.name(), table));
    }

    List<String> tableNames() {
        return List.copyOf(tables.keySet());
    }

    /** The table, or null. */
    SystemTable table(String name) {
        return tables.get(name);
    }

    /** Tells the feeds on system tables what a query has changed in the cluster. */
    void tellChanges() {
        tables.values().forEach(SystemTable::tellChanges);
    }

    /** Ids of system tables are hashes of their names, so that they are the same on every server. */
    static String tableId(String name) {
        return Names.hashed(UUID.fromString(TABLE_IDS), name);
    }
}
