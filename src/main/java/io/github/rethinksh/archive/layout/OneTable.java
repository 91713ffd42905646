package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.SourceTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A source that is one table and nothing else. */
abstract class OneTable implements ArchiveSource {
    private final Path path;
    private final Layout layout;
    private final SourceTable table;

    OneTable(Path path, Layout layout, SourceTable table) {
        this.path = path;
        this.layout = layout;
        this.table = table;
    }

    final SourceTable table() {
        return table;
    }

    @Override
    public final Path path() {
        return path;
    }

    @Override
    public final Layout layout() {
        return layout;
    }

    @Override
    public final List<String> databases() {
        return List.of(table.name().database());
    }

    @Override
    public final List<SourceTable> tables() {
        return List.of(table);
    }

    @Override
    public final Optional<Manifest> manifest() {
        return Optional.empty();
    }

    @Override
    public final List<String> notes() {
        return List.of();
    }

    @Override
    public final boolean concurrent() {
        return false;
    }
}
