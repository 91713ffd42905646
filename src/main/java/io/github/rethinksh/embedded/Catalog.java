package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** The databases of the server, without the one that shows the state of the cluster. */
final class Catalog {
    private final SortedMap<String, Database> databases = new ConcurrentSkipListMap<>(DatumOrder::compareStrings);

    List<Database> databases() {
        return List.copyOf(databases.values());
    }

    List<Table> tables() {
        return databases().stream()
                .flatMap(database -> database.tables().stream())
                .toList();
    }

    Optional<Database> find(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    Database database(String name) {
        return find(name).orElseThrow(() -> noDatabase(name));
    }

    Database create(String name) {
        return create(name, UUID.randomUUID().toString());
    }

    Database create(String name, String id) {
        Database database = new Database(name, id);
        if (databases.putIfAbsent(name, database) != null) {
            throw ReqlError.failed("Database `" + name + "` already exists.");
        }
        return database;
    }

    Database drop(String name) {
        Database dropped = databases.remove(name);
        if (dropped == null) {
            throw noDatabase(name);
        }
        dropped.tables().forEach(Table::dropped);
        return dropped;
    }

    synchronized void rename(Database database, String newName) {
        if (newName.equals(database.name())) {
            return;
        }
        if (databases.putIfAbsent(newName, database) != null) {
            throw ReqlError.failed("Cannot rename database `" + database.name() + "` to `" + newName
                    + "` because database `" + newName + "` already exists.");
        }
        databases.remove(database.name());
        database.rename(newName);
    }

    private static ReqlError noDatabase(String name) {
        return ReqlError.failed("Database `" + name + "` does not exist.");
    }
}
