package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.model.TableDefinition;
import java.util.List;

/**
 * What an export came to.
 *
 * @param manifest the manifest as it lies in the export now
 * @param written the tables that were written
 * @param definitions the definitions of the tables that were asked for
 * @param failures the tables that could not be written
 * @param absent the fields that were named and that no document had, by table
 */
public record ExportResult(
        Manifest manifest,
        List<WrittenTable> written,
        List<TableDefinition> definitions,
        List<TransferFailure> failures,
        List<AbsentField> absent) {
    /** Copies the lists. */
    public ExportResult {
        written = List.copyOf(written);
        definitions = List.copyOf(definitions);
        failures = List.copyOf(failures);
        absent = List.copyOf(absent);
    }

    /** How many documents were written. */
    public long rows() {
        return written.stream().mapToLong(WrittenTable::rows).sum();
    }

    /** How many bytes of data files were written. */
    public long bytes() {
        return written.stream().mapToLong(WrittenTable::bytes).sum();
    }
}
