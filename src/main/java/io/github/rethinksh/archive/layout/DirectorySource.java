package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.format.DocumentReaders;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An export in a directory, a file for each table. Any number of tables can be open at once. */
final class DirectorySource implements ArchiveSource {
    private final Path path;
    private final Layout layout;
    private final Contents contents;
    private final CsvReading csv;

    DirectorySource(Path path, Layout layout, Contents contents, CsvReading csv) {
        this.path = path;
        this.layout = layout;
        this.contents = contents;
        this.csv = csv;
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
    public List<TableName> withoutData() {
        return contents.withoutData();
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
    public DocumentReader open(SourceTable table, UnaryOperator<InputStream> through) {
        Path file = path.resolve(table.location());
        try {
            InputStream raw = through.apply(Files.newInputStream(file));
            // Only a file of these names can be compressed: what begins like one by chance stays what it is.
            InputStream content = FileKind.withoutCompression(table.location()).equals(table.location())
                    ? raw
                    : Compression.openCompressed(raw);
            return DocumentReaders.open(content, table.location(), table.format(), csv);
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open between tables.
    }
}
