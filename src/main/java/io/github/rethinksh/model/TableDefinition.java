package io.github.rethinksh.model;

import java.util.List;
import java.util.Optional;

/**
 * What a table is apart from its documents: what the {@code .info} file of an export holds.
 *
 * @param name the table
 * @param primaryKey the field that is its primary key; null when not known, as in directories of the 2013 migration
 *     script
 * @param indexes its secondary indexes, by name
 * @param writeHook its write hook; null when it has none
 * @param estimatedRows how many documents it holds by the server's estimate, which can be far off; -1 when not known
 * @param info the whole {@code .info} object as JSON text, for writing it again; null when there is none
 */
public record TableDefinition(
        TableName name,
        String primaryKey,
        List<IndexDefinition> indexes,
        WriteHook writeHook,
        long estimatedRows,
        String info) {

    /** Copies the list. */
    public TableDefinition {
        indexes = List.copyOf(indexes);
    }

    /** A table of which only the name and perhaps the primary key, else null, is known. */
    public static TableDefinition plain(TableName name, String primaryKey) {
        return new TableDefinition(name, primaryKey, List.of(), null, -1, null);
    }

    /** The primary key, when it is known. */
    public Optional<String> key() {
        return Optional.ofNullable(primaryKey);
    }

    /** The same table under another name. */
    public TableDefinition withName(TableName other) {
        return new TableDefinition(other, primaryKey, indexes, writeHook, estimatedRows, info);
    }

    /** The same table with another primary key. */
    public TableDefinition withPrimaryKey(String key) {
        return new TableDefinition(name, key, indexes, writeHook, estimatedRows, info);
    }
}
