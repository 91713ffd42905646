package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.format.JsonDocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An export in a directory, a file for each table. Any number of tables can be open at once. */
final class DirectorySource implements ArchiveSource {
    private final Path path;
    private final Layout layout;
    private final Contents contents;

    DirectorySource(Path path, Layout layout, Contents contents) {
        this.path = path;
        this.layout = layout;
        this.contents = contents;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public List<String> databases() {
        return contents.databases();
    }

    @Override
    public List<SourceTable> tables() {
        return contents.tables();
    }

    @Override
    public Optional<Manifest> manifest() {
        return contents.manifest();
    }

    @Override
    public List<String> notes() {
        return contents.notes();
    }

    @Override
    public boolean concurrent() {
        return true;
    }

    @Override
    public DocumentReader open(SourceTable table) {
        Path file = path.resolve(table.location());
        try {
            return new JsonDocumentReader(Files.newInputStream(file), table.location(), table.format());
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open between tables.
    }
}
