package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveTarget;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.block.BlockStream;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes the tar archive that {@code rethinkdb dump} writes, so that {@code rethinkdb restore} reads it, table after
 * table as they are complete, and the manifest last. An archive has its name when it is complete, and not before; one
 * that was closed earlier leaves nothing. For any number of threads, each with tables of its own.
 */
public final class DumpArchiveTarget implements ArchiveTarget, AutoCloseable {
    private final Path path;
    private final String name;
    private final PartialFile file;
    private final OutputStream stream;
    private final BlockStream blocks;
    private final DumpEntries entries;
    private final Set<String> databases = new HashSet<>();
    private Manifest manifest;

    private DumpArchiveTarget(
            Path path, PartialFile file, OutputStream stream, WritableByteChannel channel, DumpOptions options) {
        this.path = path;
        this.name = file == null ? "standard output" : path.toString();
        this.file = file;
        this.stream = stream;
        this.blocks = new BlockStream(options.format(), channel, options.temporary());
        this.entries = new DumpEntries(options);
    }

    /**
     * Starts an archive in a file.
     *
     * @param overwrite whether a file that is there already is replaced, in the end and at once
     * @throws ShellException with {@link ExitCode#USAGE} when something is there that is not to be replaced
     */
    public static DumpArchiveTarget toFile(Path path, boolean overwrite, DumpOptions options) {
        if (Files.exists(path) && !(overwrite && Files.isRegularFile(path))) {
            throw new ShellException(
                    ExitCode.USAGE,
                    path + " is there already",
                    Files.isRegularFile(path)
                            ? "Give another name with -f, or --overwrite-file"
                            : "It is no file; give another name with -f");
        }
        try {
            PartialFile file = new PartialFile(path);
            return new DumpArchiveTarget(path, file, null, file.channel(), options);
        } catch (IOException e) {
            throw FileFailure.writing(path, e);
        }
    }

    /** Starts an archive into a stream, which stays open. */
    public static DumpArchiveTarget toStream(OutputStream out, DumpOptions options) {
        return new DumpArchiveTarget(Path.of("-"), null, out, Channels.newChannel(out), options);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void database(String name) {
        EntryName.check(name, "table");
        synchronized (databases) {
            if (databases.add(name)) {
                append(entries.directory(name));
            }
        }
    }

    @Override
    public TableSink begin(TableDefinition table) {
        EntryName.check(table.name().database(), table.name().table());
        database(table.name().database());
        return new DumpTableSink(table, name, blocks, entries);
    }

    /** Keeps the manifest; the one that was saved last is written when the archive is complete. */
    @Override
    public synchronized void save(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * Writes the manifest and the end, and gives the file its name, on disk for good.
     *
     * @return the length of the archive in bytes
     * @throws IllegalStateException when the manifest that was saved last is not complete
     */
    public synchronized long complete() {
        if (manifest == null || !manifest.complete()) {
            throw new IllegalStateException("a dump is complete only with all its tables");
        }
        append(entries.manifest(manifest));
        append(TarHeaders.end(blocks.contentLength()));
        try {
            blocks.finish();
            if (file == null) {
                stream.flush();
            } else {
                file.commit();
                PartialFile.forceDirectory(path.toAbsolutePath().getParent());
            }
            return blocks.length();
        } catch (IOException e) {
            throw FileFailure.writing(name, e);
        }
    }

    private void append(byte[] content) {
        try {
            blocks.append(content);
        } catch (IOException e) {
            throw FileFailure.writing(name, e);
        }
    }

    /** Ends the work; removes what was written of an archive that is not complete. */
    @Override
    public void close() {
        blocks.close();
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw FileFailure.writing(name, e);
        }
    }
}
