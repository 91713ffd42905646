package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much of the documents is imported.
 *
 * @param fields the only fields to be kept, besides the primary key; empty for all
 * @param limit how many documents of each table; -1 for all
 */
public record Reduction(List<String> fields, long limit) {
    /** All of them, whole. */
    public static final Reduction NONE = new Reduction(List.of(), -1);

    /** Copies the list. */
    public Reduction {
        fields = List.copyOf(fields);
    }

    /** What a table of the source becomes. */
    SourceTable of(SourceTable table) {
        if (limit < 0) {
            return table;
        }
        long rows = table.rows() < 0 ? -1 : Math.min(limit, table.rows());
        return new SourceTable(table.definition(), table.location(), table.format(), -1, rows);
    }

    /** The source with what is left of its documents. */
    ArchiveSource of(ArchiveSource source, List<PrimaryKeys.Resolved> keys) {
        if (equals(NONE)) {
            return source;
        }
        Map<TableName, String> byName =
                keys.stream().collect(Collectors.toMap(table -> table.source().name(), PrimaryKeys.Resolved::key));
        return new ReducedSource(source, this, byName);
    }
}
