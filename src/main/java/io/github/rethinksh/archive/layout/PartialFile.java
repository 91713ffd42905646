package io.github.rethinksh.archive.layout;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that lies under a partial name until it is complete and on disk for good; then it takes its name, and the place
 * of what had that name before, at once. Closing it before that removes it,
 * unless it is to be kept for somebody who goes on with it.
 */
final class PartialFile implements AutoCloseable {
    static final String ENDING = ".part";
    private static final long FORCE_EACH = 32L << 20;

    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private final Steady out;
    private boolean kept;

    PartialFile(Path file) throws IOException {
        this(file, PrivateFiles.create(partial(file)));
    }

    private PartialFile(Path file, FileChannel channel) {
        this.file = file;
        this.partial = partial(file);
        this.channel = channel;
        this.out = new Steady();
    }

    /** Goes on with one that was kept, behind its first bytes. */
    static PartialFile goOn(Path file, long length) throws IOException {
        return new PartialFile(file, PrivateFiles.goOn(partial(file), length));
    }

    /** The name that a file has until it is complete. */
    static Path partial(Path file) {
        return file.resolveSibling(Directory.name(file) + ENDING);
    }

    /** Writes a whole small file in this way, its name included. */
    static void write(Path file, byte[] content) throws IOException {
        try (PartialFile partial = new PartialFile(file)) {
            partial.out().write(content);
            partial.commit();
            forceDirectory(file.toAbsolutePath().getParent());
        }
    }

    /** Where its content goes; not buffered. */
    OutputStream out() {
        return out;
    }

    /** The same, for whoever copies from another file. */
    FileChannel channel() {
        return channel;
    }

    /** Brings what was written to disk. */
    void force() throws IOException {
        channel.force(false);
        out.unforced = 0;
    }

    /** Leaves it where it is when it is closed. */
    void keep() {
        kept = true;
    }

    /** Gives it its name, which is on disk for good only after {@link #forceDirectory}. */
    void commit() throws IOException {
        channel.force(true);
        channel.close();
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!kept) {
            Files.deleteIfExists(partial);
        }
    }

    /** Brings the names in a directory to disk for good; where there is POSIX, one can say so. */
    static void forceDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Has the disk at work all along, so that a large file is not all waited for in the end. */
    private final class Steady extends FilterOutputStream {
        private long unforced;

        Steady() {
            super(Channels.newOutputStream(channel));
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            unforced += length;
            if (unforced >= FORCE_EACH) {
                force();
            }
        }
    }
}
