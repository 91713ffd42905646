package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.Optional;

/**
 * A table that is to be imported.
 *
 * @param source where its documents are
 * @param target what it becomes: its name and primary key, and the indexes and hook it is to have
 * @param keySource where the primary key is known from
 * @param existing the table that is there already, if one is
 * @param rowsThere how many documents are in that, see {@link #isEstimated()}; 0 when it is empty or not there
 * @param before how far an import has come with it that is gone on with
 */
public record PlannedTable(
        SourceTable source,
        TableDefinition target,
        KeySource keySource,
        Optional<TableDefinition> existing,
        long rowsThere,
        Optional<ImportCheckpoint.Table> before) {
    /** Tables that are estimated to hold more documents are not counted. */
    static final long MOST_COUNTED = 10_000;

    /** A table of which is not known yet what is there. */
    PlannedTable(SourceTable source, TableDefinition target, KeySource keySource) {
        this(source, target, keySource, Optional.empty(), 0, Optional.empty());
    }

    /** The same with what is there already. */
    PlannedTable over(TableDefinition there, long rows) {
        return new PlannedTable(source, target, keySource, Optional.of(there), rows, before);
    }

    /** The same, gone on with. */
    PlannedTable after(ImportCheckpoint.Table done) {
        return new PlannedTable(source, target, keySource, existing, rowsThere, Optional.of(done));
    }

    /** Whether their number is the server's estimate: to count them takes it long when they are many. */
    public boolean isEstimated() {
        return rowsThere > 0
                && existing.map(table -> table.estimatedRows() > MOST_COUNTED).orElse(false);
    }

    /** Whether there are documents in it from before its import was begun. */
    public boolean isOccupied() {
        return rowsThere > 0 && before.isEmpty();
    }

    /** The name it will have. */
    public TableName name() {
        return target.name();
    }
}
