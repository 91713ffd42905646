package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recognises exports by what they hold, whatever they are called. */
public final class Archives {
    private static final String KNOWN = "An export is a directory of 'rethinkdb export' (DATABASE/TABLE.info and .json,"
            + " .ndjson or .csv), an archive of 'rethinkdb dump' (tar, also compressed), or a directory of the 2013"
            + " migration script (DATABASE/TABLE, a document a line).";

    private Archives() {}

    /**
     * Opens an export for reading. Names, {@code .info} files and the manifest are read at once; for a dump archive that
     * takes one pass over the file.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when there is no export at the path, with
     *     {@link ExitCode#FAILED} when there is one that cannot be read whole
     */
    public static ArchiveSource open(Path path) {
        return open(path, ReadLimits.USUAL);
    }

    /** The same with limits of one's own. */
    public static ArchiveSource open(Path path, ReadLimits limits) {
        return open(path, limits, CsvReading.OFFICIAL);
    }

    /**
     * The same.
     *
     * @param csv how the CSV files of a directory are read
     */
    public static ArchiveSource open(Path path, ReadLimits limits, CsvReading csv) {
        if (!Files.exists(path)) {
            throw new ShellException(ExitCode.USAGE, path + ": there is no such file or directory", KNOWN);
        }
        return Files.isDirectory(path) ? openDirectory(path, csv) : openFile(path, limits);
    }

    /** Whether there is a single file of documents, by its name, and no dump archive. */
    public static boolean isDocumentFile(Path path) {
        return Files.isRegularFile(path)
                && DocumentFile.knownFormat(Directory.name(path)).isPresent()
                && !isDump(path);
    }

    /**
     * Reads a dump archive from a stream, which is closed with it.
     *
     * @param name what to call it in messages
     * @param temporary where a table lies, compressed, whose data comes before its {@code .info}
     */
    public static ArchiveStream stream(InputStream in, String name, Path temporary, ReadLimits limits) {
        return DumpStream.open(in, name, temporary, limits);
    }

    private static boolean isDump(Path path) {
        try {
            return TarStream.recognises(path);
        } catch (IOException e) {
            throw FileFailure.reading(path, e);
        }
    }

    private static ArchiveSource openDirectory(Path path, CsvReading csv) {
        if (OfficialDirectory.recognises(path)) {
            return OfficialDirectory.open(path, csv);
        }
        if (MigrationDirectory.recognises(path)) {
            return MigrationDirectory.open(path);
        }
        throw new ShellException(ExitCode.USAGE, path + ": there is no export in this directory", KNOWN);
    }

    private static ArchiveSource openFile(Path path, ReadLimits limits) {
        if (isDump(path)) {
            return DumpArchiveSource.open(path, limits);
        }
        throw new ShellException(
                ExitCode.USAGE,
                path + ": this file is no dump archive",
                KNOWN + " A single file of documents is read with: import -f FILE --table DATABASE.TABLE");
    }
}
