package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.format.DocumentReaders;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A single file of documents, compressed or not, or a stream of them, as an export of one table. */
public final class DocumentFile extends OneTable {
    private final CsvReading csv;
    private InputStream stream;

    private DocumentFile(Path path, SourceTable table, CsvReading csv, InputStream stream) {
        super(path, Layout.FILE, table);
        this.csv = csv;
        this.stream = stream;
    }

    /**
     * Reads a file, as often as it is opened.
     *
     * @param table the table that its documents are for
     * @param format how they are written; null to go by the name of the file
     * @throws ShellException with {@link ExitCode#USAGE} when there is no such file or its name does not say the format
     */
    public static ArchiveSource of(Path file, TableDefinition table, DocumentFormat format, CsvReading csv) {
        if (!Files.exists(file)) {
            throw new ShellException(ExitCode.USAGE, file + ": there is no such file", null);
        }
        if (Files.isDirectory(file)) {
            throw new ShellException(ExitCode.USAGE, file + " is a directory", "Import it with: import " + file);
        }
        String name = Directory.name(file);
        DocumentFormat known = format == null ? formatOf(name) : format;
        return new DocumentFile(file, new SourceTable(table, name, known, Directory.size(file), -1), csv, null);
    }

    /** Whether what lies there can be read once only, such as a named pipe. */
    public static boolean isPipe(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /**
     * Reads what can be read once only; for the rest see {@link #of(Path, TableDefinition, DocumentFormat, CsvReading)}.
     *
     * @param token what ends the wait for somebody who writes into it
     */
    public static ArchiveSource ofPipe(
            Path pipe,
            TableDefinition table,
            DocumentFormat format,
            CsvReading csv,
            Supplier<CancellationToken> token) {
        DocumentFormat known = format == null ? formatOf(Directory.name(pipe)) : format;
        if (!Files.isReadable(pipe)) {
            throw FileFailure.reading(pipe, new AccessDeniedException(pipe.toString()));
        }
        // The streams of channels ask for their position, which a pipe has not.
        PipeInput in = new PipeInput(() -> new FileInputStream(pipe.toFile()), token);
        in.start();
        return of(in, Directory.name(pipe), table, known, csv);
    }

    /** Reads a stream, which can be opened once, and is closed with the source at the latest. */
    public static ArchiveSource of(
            InputStream in, String name, TableDefinition table, DocumentFormat format, CsvReading csv) {
        return new DocumentFile(Path.of(name), new SourceTable(table, name, format, -1, -1), csv, in);
    }

    /** How the documents of a file are written by its name, if that says so. */
    static Optional<DocumentFormat> knownFormat(String fileName) {
        return Optional.ofNullable(FileKind.of(FileKind.withoutCompression(fileName.toLowerCase(Locale.ROOT)))
                .format());
    }

    private static DocumentFormat formatOf(String fileName) {
        return knownFormat(fileName)
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "the name " + fileName + " does not say how its documents are written",
                        "Say it with --format json, ndjson or csv"));
    }

    @Override
    public DocumentReader open(SourceTable wanted, UnaryOperator<InputStream> through) {
        try {
            InputStream raw = through.apply(content());
            boolean compressed =
                    !FileKind.withoutCompression(table().location()).equals(table().location());
            InputStream content = compressed ? Compression.openCompressed(raw) : Compression.open(raw, ReadLimits.NONE);
            return DocumentReaders.open(content, table().location(), table().format(), csv);
        } catch (IOException e) {
            throw FileFailure.reading(table().location(), e);
        }
    }

    private InputStream content() throws IOException {
        if (stream == null) {
            return Files.newInputStream(path());
        }
        InputStream content = stream;
        stream = InputStream.nullInputStream();
        return content;
    }

    @Override
    public void close() {
        // What was opened is closed with its reader.
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            throw FileFailure.reading(table().location(), e);
        }
    }
}
