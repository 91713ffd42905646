package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.Optional;

/**
 * A table that is to be imported.
 *
 * @param source where its documents are
 * @param target what it becomes: its name and primary key, and the indexes and hook it is to have
 * @param existing the table that is there already, if one is
 */
public record PlannedTable(SourceTable source, TableDefinition target, Optional<TableDefinition> existing) {
    /** The name it will have. */
    public TableName name() {
        return target.name();
    }
}
