package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import java.util.List;

/**
 * What an import is going to do: nothing has been written yet, and everything that can be known to be wrong has been
 * looked for.
 *
 * @param source what is imported
 * @param databases the databases that have to be made
 * @param tables the tables, in the order in which the source is read fastest
 */
public record ImportPlan(ArchiveSource source, List<String> databases, List<PlannedTable> tables) {
    /** Copies the lists. */
    public ImportPlan {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
    }

    /** How many documents there are to import; -1 when not all tables are counted. */
    public long rows() {
        return tables.stream().anyMatch(table -> table.source().rows() < 0)
                ? -1
                : tables.stream().mapToLong(table -> table.source().rows()).sum();
    }

    /** How many bytes of documents there are; -1 when that is not known of all tables. */
    public long bytes() {
        return tables.stream().anyMatch(table -> table.source().bytes() < 0)
                ? -1
                : tables.stream().mapToLong(table -> table.source().bytes()).sum();
    }
}
