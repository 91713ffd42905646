package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.InsertResult;
import java.util.List;

/**
 * What an import came to.
 *
 * @param tables the tables that are there, in the order of the plan
 * @param failures the tables that could not be imported, or not to their end
 * @param created what was made for it
 */
public record ImportResult(List<ImportedTable> tables, List<TransferFailure> failures, Created created) {
    /** Copies the lists. */
    public ImportResult {
        tables = List.copyOf(tables);
        failures = List.copyOf(failures);
    }

    /** What came of all documents together. */
    public InsertResult total() {
        return tables.stream().map(ImportedTable::result).reduce(InsertResult.NONE, InsertResult::plus);
    }

    /** How many secondary indexes were made. */
    public int indexes() {
        return tables.stream().mapToInt(ImportedTable::indexes).sum();
    }

    /** How many write hooks were set. */
    public int writeHooks() {
        return Math.toIntExact(tables.stream().filter(ImportedTable::writeHook).count());
    }

    ImportResult with(Created other) {
        return new ImportResult(tables, failures, other);
    }
}
