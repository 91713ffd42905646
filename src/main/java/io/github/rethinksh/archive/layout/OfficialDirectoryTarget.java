package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveTarget;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the directory that {@code rethinkdb export} writes, so that {@code rethinkdb import} reads it: {@code
 * DATABASE/TABLE.info} and {@code .json} (or another ending), and the manifest beside them. Files and directories can be read by their owner
 * only. For any number of threads, each with tables of its own.
 */
public final class OfficialDirectoryTarget implements ArchiveTarget {
    private final Path path;
    private final FileFormat format;
    private final Map<TableName, TableCheckpoint> checkpoints = new ConcurrentHashMap<>();
    private volatile Runnable stop = () -> {};
    private volatile Manifest manifest;

    private OfficialDirectoryTarget(Path path, FileFormat format, Manifest manifest) {
        this.path = path;
        this.format = format;
        this.manifest = manifest;
    }

    /**
     * Makes a new export directory, or joins one that has a manifest. To be joined after a crash, an export has to save
     * a manifest before its first table.
     *
     * @param format how the tables that are written from now on come out
     * @throws ShellException with {@link ExitCode#USAGE} when something else is there
     */
    public static OfficialDirectoryTarget open(Path directory, FileFormat format) {
        prepare(directory);
        Path manifest = directory.resolve(ManifestFile.NAME);
        return new OfficialDirectoryTarget(
                directory,
                format,
                Files.exists(manifest) ? ManifestFile.parse(manifest.toString(), Directory.content(manifest)) : null);
    }

    /**
     * Makes sure that there is a directory that can be exported into.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when something else is there
     */
    public static void prepare(Path directory) {
        if (Files.exists(directory.resolve(ManifestFile.NAME))) {
            return;
        }
        if (Files.exists(directory) && !(Files.isDirectory(directory) && isEmpty(directory))) {
            throw new ShellException(
                    ExitCode.USAGE,
                    directory + " is there already and is no export of this program",
                    "Name a directory that is not there yet or is empty.");
        }
        create(directory);
    }

    /** A process that was killed early has left its lock, and perhaps a manifest that was not yet one. */
    private static boolean isEmpty(Path directory) {
        Set<String> left = Set.of(WorkLock.IN_DIRECTORY, ManifestFile.NAME + PartialFile.ENDING);
        return Directory.children(directory).stream().map(Directory::name).allMatch(left::contains);
    }

    /** The same for whole documents in plain files. */
    public static OfficialDirectoryTarget open(Path directory, DocumentFormat format) {
        return open(directory, FileFormat.of(format));
    }

    /** The manifest that lies there: of the export that is joined, or as it was saved last. */
    public Optional<Manifest> manifest() {
        return Optional.ofNullable(manifest);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void database(String name) {
        EntryName.check(name, "table");
        Path database = path.resolve(name);
        try {
            // Never with the directory above: an export that was removed meanwhile does not come back in part.
            PrivateFiles.createDirectory(database);
        } catch (IOException e) {
            throw FileFailure.writing(database, e);
        }
    }

    @Override
    public TableSink begin(TableDefinition table) {
        EntryName.check(table.name().database(), table.name().table());
        database(table.name().database());
        TableFiles files = files(table);
        TableCheckpoint checkpoint = checkpoints.remove(table.name());
        return checkpoint == null ? files.begin() : files.goOn(checkpoint, stop);
    }

    /**
     * Makes tables go on from where they were cut off, those that can.
     *
     * @param check throws when reading what is there of a table is to stop
     * @throws ShellException when what is there of one is of another table, or was written in another way
     */
    public void resume(List<TableDefinition> tables, Runnable check) {
        stop = check;
        for (TableDefinition table : tables) {
            files(table).resumable().ifPresent(found -> checkpoints.put(table.name(), found));
        }
    }

    /**
     * Makes sure that those of these tables that are complete here are what they would be.
     *
     * @param formatMatters whether they have to be in files of this export's format
     * @throws ShellException when one is of another table, or written in another way
     */
    public void requireSame(List<TableDefinition> tables, boolean formatMatters) {
        Manifest known = manifest;
        if (known == null) {
            return;
        }
        for (TableDefinition table : tables) {
            if (known.complete(table.name())) {
                files(table).requireSame(known.table(table.name()).orElseThrow(), formatMatters);
            }
        }
    }

    private TableFiles files(TableDefinition table) {
        return new TableFiles(path.resolve(table.name().database()), table, format);
    }

    @Override
    public synchronized void save(Manifest manifest) {
        Path file = path.resolve(ManifestFile.NAME);
        try {
            forceNames(manifest);
            PartialFile.write(file, ManifestFile.content(manifest));
            this.manifest = manifest;
        } catch (IOException e) {
            throw FileFailure.writing(file, e);
        }
    }

    /** What the manifest calls complete has to be there after a crash: the files are, their names may not be yet. */
    private void forceNames(Manifest manifest) throws IOException {
        List<String> databases = manifest.tables().stream()
                .map(table -> table.name().database())
                .distinct()
                .toList();
        for (String database : databases) {
            if (Files.isDirectory(path.resolve(database))) {
                PartialFile.forceDirectory(path.resolve(database));
            }
        }
    }

    private static void create(Path directory) {
        try {
            PrivateFiles.createDirectories(directory);
        } catch (IOException e) {
            throw FileFailure.writing(directory, e);
        }
    }
}
