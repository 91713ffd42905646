package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.FileCompression;
import io.github.rethinksh.archive.Resumed;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.format.DocumentOutput;
import io.github.rethinksh.archive.format.Projection;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes the two files of one table of an official directory. */
final class OfficialTableSink implements TableSink {
    private final TableFiles files;
    private final PartialFile infoFile;
    private final PartialFile dataFile;
    private final CompressedFile compressed;
    private final DocumentOutput writer;
    private final Optional<Checkpoints> checkpoints;
    private final Optional<Resumed> resumed;
    private boolean finished;

    /** What its data goes through, the last part first, and what was there before. */
    record Parts(
            PartialFile data,
            CompressedFile compressed,
            DocumentOutput writer,
            Optional<Checkpoints> checkpoints,
            Optional<Resumed> resumed) {}

    OfficialTableSink(TableFiles files, PartialFile infoFile, Parts parts) {
        this.files = files;
        this.infoFile = infoFile;
        this.dataFile = parts.data();
        this.compressed = parts.compressed();
        this.writer = parts.writer();
        this.checkpoints = parts.checkpoints();
        this.resumed = parts.resumed();
    }

    @Override
    public List<String> fields() {
        return files.format().fields();
    }

    @Override
    public UnaryOperator<DocumentBatch> reduction() {
        if (files.format().format() == DocumentFormat.CSV || fields().isEmpty()) {
            return UnaryOperator.identity();
        }
        return new Projection(fields(), files.table().primaryKey())::of;
    }

    @Override
    public Optional<Resumed> resumed() {
        return resumed;
    }

    @Override
    public void write(DocumentBatch batch) {
        try {
            checkpoints.ifPresent(Checkpoints::writing);
            writer.write(batch);
            if (checkpoints.isPresent()) {
                checkpoints.get().wrote(batch);
            }
        } catch (IOException e) {
            throw FileFailure.writing(files.data(), e);
        }
    }

    @Override
    public WrittenTable finish() {
        TableDefinition table = files.table();
        try {
            checkpoints.ifPresent(Checkpoints::writing);
            writer.finish();
            compressed.finish();
            infoFile.commit();
            dataFile.commit();
            finished = true;
            if (checkpoints.isPresent()) {
                checkpoints.get().remove();
            }
            removeOtherFormats();
        } catch (IOException e) {
            throw FileFailure.writing(files.data(), e);
        }
        return new WrittenTable(
                table.name(),
                table.primaryKey(),
                files.location(),
                writer.rows(),
                compressed.bytes(),
                compressed.sha256());
    }

    @Override
    public void close() {
        try (infoFile;
                dataFile) {
            if (!finished && checkpoints.isPresent() && keeps(checkpoints.get())) {
                dataFile.keep();
            }
        } catch (IOException e) {
            throw FileFailure.writing(files.data(), e);
        }
    }

    /** The last checkpoint is worth nothing more than the one before it: that it cannot be written must not hide why. */
    private static boolean keeps(Checkpoints checkpoints) {
        try {
            return checkpoints.keep();
        } catch (IOException e) {
            return checkpoints.areThere();
        }
    }

    /** The same table in another format, from an earlier export into this directory, is replaced as well. */
    private void removeOtherFormats() throws IOException {
        Path data = files.data();
        for (FileKind kind : EnumSet.of(FileKind.JSON, FileKind.NDJSON, FileKind.JSON_LINES, FileKind.CSV)) {
            for (FileCompression compression : FileCompression.values()) {
                Path other =
                        data.resolveSibling(kind.fileName(files.table().name().table()) + compression.ending());
                if (!other.equals(data)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
