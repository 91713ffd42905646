package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a second process from writing what one writes already. The lock is one of the system, and so it is gone with the
 * process that holds it, however that ends; all that may stay is an empty file, which the next one takes over.
 */
public final class WorkLock implements AutoCloseable {
    /** The name of the file in a directory that is exported into. */
    static final String IN_DIRECTORY = "rethinksh.lock";

    private static final String BESIDE = ".rethinksh-lock";

    private static final int MOST_TRIES = 100;

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
     * @param claim is to refuse the file when this process has it already: whoever opens it a second time and closes it
     *     again loses the lock of the first
     * @param warning hears it when it cannot be locked
     * @throws ShellException when another process holds it
     */
    public static WorkLock ofExport(Path directory, Consumer<Path> claim, Consumer<String> warning) {
        Path file = directory.resolve(IN_DIRECTORY);
        claim.accept(file);
        ShellException refusal =
                taken(directory, "", "Wait until it ends, or export into another directory with --to.");
        return take(file, refusal, warning, FileChannel::tryLock);
    }

    /** Locks an archive that is written, in the same way. */
    public static WorkLock ofArchive(Path archive, Consumer<Path> claim, Consumer<String> warning) {
        Path file = beside(archive);
        claim.accept(file);
        ShellException refusal = taken(archive, "", "Wait until it ends, or give another name with -f.");
        return take(file, refusal, warning, FileChannel::tryLock);
    }

    /** Locks the checkpoint of an import, in the same way. */
    public static WorkLock ofImport(
            Path source, ImportCheckpointFile checkpoint, Consumer<Path> claim, Consumer<String> warning) {
        Path file = beside(source, checkpoint);
        claim.accept(file);
        ShellException refusal = taken(
                source,
                ", which keeps how far it has come in " + checkpoint.path(),
                "Wait until it ends; into another cluster it can be imported through a link of another name meanwhile.");
        return take(file, refusal, warning, FileChannel::tryLock);
    }

    private static ShellException taken(Path what, String more, String hint) {
        return new ShellException(ExitCode.FAILED, what + " is being worked on by another process" + more, hint);
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
        try {
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                Optional<WorkLock> lock = tryOnce(file, refusal, warning, locking);
                if (lock.isPresent()) {
                    return lock.get();
                }
            }
            throw new FileSystemException(file.toString(), null, "it comes and goes");
        } catch (IOException e) {
            warn(file, e, warning);
            return none();
        }
    }

    private static void warn(Path file, IOException reason, Consumer<String> warning) {
        warning.accept("cannot lock " + file + ": " + FileFailure.reason(reason)
                + "; see to it that nothing else writes the same meanwhile");
    }

    /** Gives nothing when the file has gone meanwhile, with the work of another process. */
    private static Optional<WorkLock> tryOnce(
            Path file, ShellException refusal, Consumer<String> warning, Locking locking) throws IOException {
        if (!isThere(file)) {
            return Optional.of(none());
        }
        try {
            Object key = key(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            return locked(file, channel, key, refusal, warning, locking);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Gives nothing when the file is another one meanwhile. */
    private static Optional<WorkLock> locked(
            Path file,
            FileChannel channel,
            Object key,
            ShellException refusal,
            Consumer<String> warning,
            Locking locking)
            throws IOException {
        boolean kept = false;
        try {
            if (locking.lock(channel) == null) {
                throw refusal;
            }
            kept = key.equals(key(file));
            return kept ? Optional.of(new WorkLock(file, channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            throw refusal;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            warn(file, e, warning);
            Files.deleteIfExists(file);
            return Optional.of(none());
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /** Makes sure that there is a file, where one can be made: whoever is about to write finds that out, and says it. */
    private static boolean isThere(Path file) {
        try {
            PrivateFiles.createNew(file).close();
            return true;
        } catch (FileAlreadyExistsException e) {
            // It is that of another process, which may have been killed.
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What tells a file from another one that got its name; where there is nothing of the kind, the name has to do. */
    private static Object key(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is no file");
        }
        return attributes.fileKey() == null ? file : attributes.fileKey();
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
