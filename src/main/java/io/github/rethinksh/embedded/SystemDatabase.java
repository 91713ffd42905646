package io.github.rethinksh.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        UUID base = UUID.fromString(ID);
        ByteBuffer bytes = ByteBuffer.allocate(16 + name.length())
                .putLong(base.getMostSignificantBits())
                .putLong(base.getLeastSignificantBits())
                .put(name.getBytes(StandardCharsets.US_ASCII));
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(bytes.array()));
            long high = (hash.getLong() & ~0xF000L) | 0x5000L;
            long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
