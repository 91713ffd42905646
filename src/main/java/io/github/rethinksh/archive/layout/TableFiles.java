package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.format.CsvDocumentWriter;
import io.github.rethinksh.archive.format.DocumentOutput;
import io.github.rethinksh.archive.format.DocumentWriter;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one table of an official directory: how they are begun, and how they go on.
 *
 * @param directory the directory of the database
 */
record TableFiles(Path directory, TableDefinition table, FileFormat format) {
    private static final String ANEW = "Export it anew with --again, or into another directory with --to DIR";

    /** The data file. */
    Path data() {
        return directory.resolve(table.name().table() + format.ending());
    }

    /** The same relative to the export. */
    String location() {
        return table.name().database() + "/" + Directory.name(data());
    }

    private Path checkpoint() {
        return TableCheckpoint.path(directory, table.name().table());
    }

    /** The table from its beginning. What is there of it that is not complete goes. */
    TableSink begin() {
        removeUnfinished();
        return open(() -> {
            PartialFile data = new PartialFile(data());
            CompressedFile compressed = new CompressedFile(data.out(), format.compression());
            if (format.format() == DocumentFormat.CSV) {
                DocumentOutput csv = new CsvDocumentWriter(compressed.out(), format, table.primaryKey());
                return new OfficialTableSink.Parts(data, compressed, csv, Optional.empty(), Optional.empty());
            }
            DocumentWriter writer = DocumentWriter.withoutChecksum(compressed.out(), format.format());
            Optional<Checkpoints> checkpoints = start().map(start -> checkpoints(start, data, compressed, writer));
            return new OfficialTableSink.Parts(data, compressed, writer, checkpoints, Optional.empty());
        });
    }

    /** The table from its checkpoint on; asks from time to time whether to go on reading what is there. */
    TableSink goOn(TableCheckpoint checkpoint, Runnable check) {
        return open(() -> {
            Path partial = PartialFile.partial(data());
            if (Directory.size(partial) < checkpoint.bytes()) {
                throw ResumedFile.broken(
                        partial,
                        "it has %d bytes, not %d".formatted(Directory.size(partial), checkpoint.bytes()),
                        null);
            }
            PartialFile data = PartialFile.goOn(data(), checkpoint.bytes());
            // Whatever happens while it is read, it can go on another time.
            data.keep();
            try {
                ResumedFile there = ResumedFile.read(partial, format.format(), checkpoint, check);
                CompressedFile file = new CompressedFile(data.out(), there.digest(), checkpoint.bytes());
                DocumentWriter writer = DocumentWriter.behind(checkpoint.rows(), file.out(), format.format());
                Checkpoints checkpoints = checkpoints(checkpoint, data, file, writer);
                return new OfficialTableSink.Parts(
                        data, file, writer, Optional.of(checkpoints), Optional.of(there.found()));
            } catch (IOException | RuntimeException e) {
                data.close();
                throw e;
            }
        });
    }

    private Checkpoints checkpoints(
            TableCheckpoint last, PartialFile data, CompressedFile file, DocumentWriter writer) {
        return new Checkpoints(checkpoint(), last, new FieldFinder(table.primaryKey()), data, file, writer);
    }

    /**
     * The checkpoint that this table can go on from.
     *
     * @throws ShellException when there is one, of another table or of other files
     */
    Optional<TableCheckpoint> resumable() {
        Optional<TableCheckpoint> found = TableCheckpoint.read(checkpoint());
        if (found.isEmpty() || !Files.exists(directory.resolve(found.get().file() + PartialFile.ENDING))) {
            return Optional.empty();
        }
        TableCheckpoint there = found.get();
        String id = TableInfo.id(table.info()).orElse("not known");
        if (!there.tableId().equals(id)) {
            throw refused(
                    "was begun from another table: its id was %s and is %s".formatted(there.tableId(), id),
                    "It was dropped and made anew, or this is another cluster. Begin it anew: leave --resume out.");
        }
        if (!there.file().equals(Directory.name(data()))) {
            throw refused(
                    "was begun in the file %s, not in %s".formatted(there.file(), Directory.name(data())),
                    "Give the --format and --compress that it was begun with, or leave --resume out.");
        }
        if (!there.fields().equals(format.fields())) {
            throw refused(
                    "was begun with " + fields(there.fields()) + ", not with " + fields(format.fields()),
                    "Give the --fields that it was begun with, or leave --resume out.");
        }
        return found;
    }

    /**
     * Makes sure that what is complete here is this table, in files such as these.
     *
     * @param formatMatters whether another file would not do
     * @throws ShellException when it is not
     */
    void requireSame(WrittenTable complete, boolean formatMatters) {
        Optional<String> id = TableInfo.id(table.info());
        Optional<String> there = Files.exists(info())
                ? TableInfo.id(new String(Directory.content(info()), StandardCharsets.UTF_8))
                : Optional.empty();
        if (id.isPresent() && there.isPresent() && !id.equals(there)) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "%s is complete in %s already, but it is another table: its id was %s and is %s"
                            .formatted(table.name(), directory.getParent(), there.get(), id.get()),
                    "It was dropped and made anew, or this is another cluster. " + ANEW);
        }
        if (formatMatters && !complete.file().equals(location())) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "%s is complete in %s already, as %s and not as %s"
                            .formatted(table.name(), directory.getParent(), complete.file(), location()),
                    ANEW);
        }
    }

    private Path info() {
        return directory.resolve(table.name().table() + ".info");
    }

    private static String fields(List<String> fields) {
        return fields.isEmpty() ? "all fields" : "--fields " + String.join(",", fields);
    }

    private ShellException refused(String reason, String hint) {
        return new ShellException(ExitCode.FAILED, "cannot go on with " + table.name() + ", which " + reason, hint);
    }

    /** Where a table begins that can go on later: one that is known by its id, in a file that can be cut off anywhere. */
    private Optional<TableCheckpoint> start() {
        if (!format.isResumable() || table.primaryKey() == null) {
            return Optional.empty();
        }
        return TableInfo.id(table.info())
                .map(id -> new TableCheckpoint(id, Directory.name(data()), format.fields(), 0, 0, null, null));
    }

    /** The checkpoint goes first, for good: it must not be found beside another file than the one it speaks of. */
    private void removeUnfinished() {
        try {
            if (!Files.deleteIfExists(checkpoint())) {
                return;
            }
            PartialFile.forceDirectory(directory);
            for (Path file : Directory.children(directory)) {
                String name = Directory.name(file);
                if (name.startsWith(table.name().table() + ".") && name.endsWith(PartialFile.ENDING)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw FileFailure.writing(data(), e);
        }
    }

    private interface Beginning {
        OfficialTableSink.Parts begin() throws IOException;
    }

    private TableSink open(Beginning beginning) {
        byte[] definition = InfoFile.content(table);
        try {
            PartialFile info = new PartialFile(info());
            try {
                info.out().write(definition);
                return new OfficialTableSink(this, info, beginning.begin());
            } catch (IOException | RuntimeException e) {
                info.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileFailure.writing(data(), e);
        }
    }
}
