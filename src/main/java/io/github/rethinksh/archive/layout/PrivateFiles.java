package io.github.rethinksh.archive.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files and directories that their owner alone can read: an export holds everything. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Opens a new, empty file for writing, in place of what may be there. */
    static FileChannel create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return createNew(file);
    }

    /** Opens a new, empty file for writing; it is an error when something has its name. */
    static FileChannel createNew(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions(file, "rw-------"));
    }

    /** Opens a file that is there, to write behind its first bytes; what is behind them is cut off. */
    static FileChannel goOn(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            channel.truncate(length).position(length);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Makes sure that there is a directory, and those that it is to lie in. The name of one that is made is on disk then. */
    public static void createDirectories(Path directory) throws IOException {
        // A link to a directory is one; Java 17 itself takes it for something else.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, permissions(directory, "rwx------"));
            forceNames(directory.toAbsolutePath().getParent());
        }
    }

    /** Makes sure that there is a directory, with its name on disk. */
    static void createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, permissions(directory, "rwx------"));
            forceNames(directory.toAbsolutePath().getParent());
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    /** Brings the names in a directory to disk for good, where that may be opened: one can make names in more than that. */
    static void forceNames(Path directory) throws IOException {
        if (Files.isReadable(directory)) {
            PartialFile.forceDirectory(directory);
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
