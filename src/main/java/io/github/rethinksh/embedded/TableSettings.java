package io.github.rethinksh.embedded;

/** What {@code table_config} tells about a table, and a write to it can change. */
record TableSettings(String name, String primaryKey, int shards, String durability, String writeAcks) {
    static TableSettings of(String name, String primaryKey) {
        return new TableSettings(name, primaryKey, 1, "hard", "majority");
    }

    TableSettings withShards(int newShards) {
        return new TableSettings(name, primaryKey, newShards, durability, writeAcks);
    }

    TableSettings withDurability(String newDurability) {
        return new TableSettings(name, primaryKey, shards, newDurability, writeAcks);
    }
}
