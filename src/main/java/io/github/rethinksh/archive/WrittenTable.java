package io.github.rethinksh.archive;

import io.github.rethinksh.model.TableName;

/**
 * A table that is complete in an export: a row of the manifest.
 *
 * @param name the table
 * @param primaryKey the field that is its primary key
 * @param file its data file, relative to the export, with {@code /} between the parts
 * @param rows how many documents were written
 * @param bytes the length of the data file in bytes, compressed if it is
 * @param sha256 the SHA-256 of the data file, compressed if it is, in lower-case hexadecimal digits
 * @param content the hash of its documents, whatever their order and the way they are written, in the same digits; null
 *     where it was not taken, as in manifests of earlier versions
 * @param definition the hash of its primary key, indexes and write hook in the same digits; null where it was not taken
 */
public record WrittenTable(
        TableName name,
        String primaryKey,
        String file,
        long rows,
        long bytes,
        String sha256,
        String content,
        String definition) {
    /** A table whose documents were not hashed. */
    public WrittenTable(TableName name, String primaryKey, String file, long rows, long bytes, String sha256) {
        this(name, primaryKey, file, rows, bytes, sha256, null, null);
    }

    /** The same with the hash of its documents. */
    public WrittenTable withContent(String hash) {
        return new WrittenTable(name, primaryKey, file, rows, bytes, sha256, hash, definition);
    }

    /** The same with the hash of what it is apart from its documents. */
    public WrittenTable withDefinition(String hash) {
        return new WrittenTable(name, primaryKey, file, rows, bytes, sha256, content, hash);
    }
}
