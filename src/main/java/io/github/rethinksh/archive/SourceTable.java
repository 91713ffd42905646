package io.github.rethinksh.archive;

import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;

/**
 * A table in an export.
 *
 * @param definition what is known of it apart from its documents
 * @param location the data file or archive entry, relative to the export, for messages
 * @param format how its documents are written
 * @param bytes the size of the data file or entry in bytes; a file of an export directory may be compressed; -1 when not known
 * @param rows how many documents it holds by the manifest; -1 when not known
 */
public record SourceTable(TableDefinition definition, String location, DocumentFormat format, long bytes, long rows) {
    /** The table's name. */
    public TableName name() {
        return definition.name();
    }
}
