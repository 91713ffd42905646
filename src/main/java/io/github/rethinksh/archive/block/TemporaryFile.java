package io.github.rethinksh.archive.block;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files that hold something for a while, for their owner only. */
public final class TemporaryFile {
    private TemporaryFile() {}

    /** The directory that the system has for such files. */
    public static Path usualDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /**
     * Opens a new, empty file in a directory for reading and writing. It goes away when it is closed, and where the
     * system can do that it has no name from the beginning, so that nothing of it stays even when the process is killed.
     */
    public static FileChannel open(Path directory) throws IOException {
        FileAttribute<?>[] permissions =
                directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            return FileChannel.open(
                    directory.resolve("rethinksh-" + UUID.randomUUID() + ".tmp"),
                    Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    permissions);
        } catch (IOException e) {
            throw new TemporaryFileException(directory, e);
        }
    }

    /** A stream into such a file, whose failures name the directory. */
    public static OutputStream output(FileChannel file, Path directory) {
        return new FilterOutputStream(Channels.newOutputStream(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    throw new TemporaryFileException(directory, e);
                }
            }
        };
    }
}
