package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/**
 * Keeps a second process from writing what one writes already. The lock is one of the system, and so it is gone with the
 * process that holds it, however that ends; all that may stay is an empty file, which the next one takes over.
 */
public final class WorkLock implements AutoCloseable {
    /** The name of the file in a directory that is exported into. */
    static final String IN_DIRECTORY = "rethinksh.lock";

    private static final String BESIDE = ".rethinksh-lock";

    private final Path file;
    private final FileChannel channel;

    private WorkLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** No lock, for what nobody else can write. */
    public static WorkLock none() {
        return new WorkLock(null, null);
    }

    /**
     * Locks a directory that is exported into.
     *
     * @param warning hears it when the file system has no locks
     * @throws ShellException when another process holds it
     */
    public static WorkLock ofExport(Path directory, Consumer<String> warning) {
        ShellException refusal = new ShellException(
                ExitCode.FAILED,
                "another export into " + directory + " is running",
                "Wait until it ends, or export into another directory with --to.");
        return take(directory.resolve(IN_DIRECTORY), refusal, warning, FileChannel::tryLock);
    }

    /** Locks an archive that is written, in the same way. */
    public static WorkLock ofArchive(Path archive, Consumer<String> warning) {
        ShellException refusal = new ShellException(
                ExitCode.FAILED,
                "another dump into " + archive + " is running",
                "Wait until it ends, or give another name with -f.");
        return take(beside(archive), refusal, warning, FileChannel::tryLock);
    }

    /** Locks the checkpoint of an import, in the same way. */
    public static WorkLock ofImport(Path source, ImportCheckpointFile checkpoint, Consumer<String> warning) {
        ShellException refusal = new ShellException(
                ExitCode.FAILED,
                "another import of " + source + " is running, and keeps how far it has come in " + checkpoint.path(),
                "Wait until it ends; into another cluster it can be imported through a link of another name meanwhile.");
        return take(beside(source, checkpoint), refusal, warning, FileChannel::tryLock);
    }

    private static Path beside(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return whole.resolveSibling("." + Directory.name(whole) + BESIDE);
    }

    private static Path beside(Path source, ImportCheckpointFile checkpoint) {
        return checkpoint.path().resolveSibling(Directory.name(beside(source)));
    }

    /** What asks the system for a lock; gives null when another process has it. */
    interface Locking {
        FileLock lock(FileChannel channel) throws IOException;
    }

    static WorkLock take(Path file, ShellException refusal, Consumer<String> warning, Locking locking) {
        WorkLock lock = null;
        while (lock == null) {
            try {
                lock = tryOnce(file, refusal, warning, locking);
            } catch (NoSuchFileException e) {
                // It went with the work of another process, unless there is no such directory.
                lock = Files.isDirectory(file.toAbsolutePath().getParent()) ? null : none();
            } catch (IOException e) {
                // Nothing can be written here: whoever is about to write finds that out, and says it.
                lock = none();
            }
        }
        return lock;
    }

    /** Gives nothing when the file is another one meanwhile. */
    private static WorkLock tryOnce(Path file, ShellException refusal, Consumer<String> warning, Locking locking)
            throws IOException {
        Object key = created(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            if (locking.lock(channel) == null) {
                throw refusal;
            }
            kept = key.equals(key(file));
            return kept ? new WorkLock(file, channel) : null;
        } catch (OverlappingFileLockException e) {
            throw refusal;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            warning.accept("cannot lock " + file + ": " + FileFailure.reason(e)
                    + "; see to it that nothing else writes the same meanwhile");
            Files.deleteIfExists(file);
            return none();
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static Object created(Path file) throws IOException {
        try {
            PrivateFiles.createNew(file).close();
        } catch (FileAlreadyExistsException e) {
            // It is that of another process, which may have been killed.
            return key(file);
        }
        return key(file);
    }

    /** What tells a file from another one that got its name; where there is nothing of the kind, the name has to do. */
    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }

    /** Lets others in, and removes the file. */
    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FileFailure.writing(file, e);
        }
    }
}
