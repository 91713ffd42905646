package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.FileCompression;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.format.CsvDocumentWriter;
import io.github.rethinksh.archive.format.DocumentOutput;
import io.github.rethinksh.archive.format.DocumentWriter;
import io.github.rethinksh.archive.format.Projection;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/** Writes the two files of one table of an official directory. */
final class OfficialTableSink implements TableSink {
    private final TableDefinition table;
    private final Path data;
    private final String location;
    private final PartialFile infoFile;
    private final PartialFile dataFile;
    private final CompressedFile compressed;
    private final DocumentOutput writer;
    private final Optional<Projection> projection;

    private OfficialTableSink(
            TableDefinition table, Path data, PartialFile infoFile, PartialFile dataFile, FileFormat format)
            throws IOException {
        this.table = table;
        this.data = data;
        this.location = table.name().database() + "/" + Directory.name(data);
        this.infoFile = infoFile;
        this.dataFile = dataFile;
        this.compressed = new CompressedFile(dataFile.out(), format.compression());
        boolean csv = format.format() == DocumentFormat.CSV;
        this.writer = csv
                ? new CsvDocumentWriter(compressed.out(), format, table.primaryKey())
                : DocumentWriter.withoutChecksum(compressed.out(), format.format());
        this.projection = csv || format.fields().isEmpty()
                ? Optional.empty()
                : Optional.of(new Projection(format.fields(), table.primaryKey()));
    }

    static OfficialTableSink begin(Path directory, TableDefinition table, FileFormat format) {
        Path database = directory.resolve(table.name().database());
        Path info = database.resolve(table.name().table() + ".info");
        Path data = database.resolve(table.name().table() + format.ending());
        byte[] definition = InfoFile.content(table);
        try {
            PartialFile infoFile = new PartialFile(info);
            try {
                infoFile.out().write(definition);
                return new OfficialTableSink(table, data, infoFile, new PartialFile(data), format);
            } catch (IOException e) {
                infoFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileFailure.writing(data, e);
        }
    }

    @Override
    public void write(DocumentBatch batch) {
        try {
            writer.write(projection.isPresent() ? projection.get().of(batch) : batch);
        } catch (IOException e) {
            throw FileFailure.writing(data, e);
        }
    }

    @Override
    public WrittenTable finish() {
        try {
            writer.finish();
            compressed.finish();
            infoFile.commit();
            dataFile.commit();
            removeOtherFormats();
        } catch (IOException e) {
            throw FileFailure.writing(data, e);
        }
        return new WrittenTable(
                table.name(), table.primaryKey(), location, writer.rows(), compressed.bytes(), compressed.sha256());
    }

    @Override
    public void close() {
        try (infoFile;
                dataFile) {
            // Closing is all there is to do; what was finished is not touched by it.
        } catch (IOException e) {
            throw FileFailure.writing(data, e);
        }
    }

    /** The same table in another format, from an earlier export into this directory, is replaced as well. */
    private void removeOtherFormats() throws IOException {
        for (FileKind kind : EnumSet.of(FileKind.JSON, FileKind.NDJSON, FileKind.JSON_LINES, FileKind.CSV)) {
            for (FileCompression compression : FileCompression.values()) {
                Path other = data.resolveSibling(kind.fileName(table.name().table()) + compression.ending());
                if (!other.equals(data)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
