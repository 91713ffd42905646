package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Optional;

/** What was found in an export: the answers of an {@link io.github.rethinksh.archive.ArchiveSource}. */
record Contents(
        List<String> databases,
        List<SourceTable> tables,
        List<TableName> withoutData,
        Optional<Manifest> manifest,
        List<String> notes) {
    Contents {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        withoutData = List.copyOf(withoutData);
        notes = List.copyOf(notes);
    }
}
