package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An export that is compared. */
final class ArchiveSide implements ComparedSide {
    private final ArchiveSource source;
    private final Map<TableName, SourceTable> tables = new LinkedHashMap<>();

    ArchiveSide(ArchiveSource source) {
        this.source = source;
        source.tables().forEach(table -> tables.put(table.name(), table));
    }

    @Override
    public List<TableName> tables() {
        return List.copyOf(tables.keySet());
    }

    @Override
    public Optional<TableDefinition> definition(TableName table) {
        return Optional.ofNullable(tables.get(table)).map(SourceTable::definition);
    }

    @Override
    public long rows(TableName table) {
        return tables.get(table).rows();
    }

    @Override
    public DocumentReader open(TableName table, String primaryKey) {
        return source.open(tables.get(table));
    }
}
