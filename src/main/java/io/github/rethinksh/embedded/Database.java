package io.github.rethinksh.embedded;

import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** A database and its tables. */
final class Database {
    private final String id;
    private final SortedMap<String, Table> tables = new ConcurrentSkipListMap<>(DatumOrder::compareStrings);
    private volatile String name;

    Database(String name, String id) {
        this.name = name;
        this.id = id;
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    String id() {
        return id;
    }

    List<Table> tables() {
        return List.copyOf(tables.values());
    }

    /** The table, or null. */
    Table table(String tableName) {
        return tables.get(tableName);
    }

    Table create(TableSettings settings) {
        return create(settings, UUID.randomUUID().toString());
    }

    Table create(TableSettings settings, String tableId) {
        Table table = new Table(this, tableId, settings);
        if (tables.putIfAbsent(settings.name(), table) != null) {
            throw ReqlError.failed("Table `" + name + "." + settings.name() + "` already exists.");
        }
        return table;
    }

    Table drop(String tableName) {
        Table dropped = tables.remove(tableName);
        if (dropped == null) {
            throw ReqlError.failed("Table `" + name + "." + tableName + "` does not exist.");
        }
        dropped.dropped();
        return dropped;
    }

    void renameTable(Table table, String newName) {
        if (tables.putIfAbsent(newName, table) != null) {
            throw ReqlError.failed("Table `" + name + "." + newName + "` already exists.");
        }
        tables.remove(table.name());
        TableSettings old = table.settings();
        table.setSettings(
                new TableSettings(newName, old.primaryKey(), old.shards(), old.durability(), old.writeAcks()));
    }
}
