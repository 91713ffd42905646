package io.github.rethinksh.archive.block;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * Compressed blocks that wait for their place in a stream: the last of them in memory, and those before them in a file that
 * nobody else sees and that is gone when it is closed. So the file is always smaller than what is written. For one thread
 * at a time.
 */
final class Spool implements AutoCloseable {
    private static final int MOST_IN_MEMORY = 1 << 18;

    private final Path directory;
    private final Tally tally = new Tally();
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private FileChannel file;
    private OutputStream toFile;

    /** A spool whose file, if one is needed, is made in a directory. */
    Spool(Path directory) {
        this.directory = directory;
    }

    void write(Block block) throws IOException {
        if (memory.size() + block.length() > MOST_IN_MEMORY) {
            if (file == null) {
                file = TemporaryFile.open(directory);
                toFile = TemporaryFile.output(file, directory);
            }
            memory.writeTo(toFile);
            memory.reset();
        }
        memory.write(block.bytes(), 0, block.length());
        tally.add(block);
    }

    /** What was written. */
    Tally tally() {
        return tally;
    }

    /** Copies all of it; returns how many bytes that were. */
    long transferTo(WritableByteChannel out) throws IOException {
        long size = file == null ? 0 : file.size();
        long position = 0;
        while (position < size) {
            position += file.transferTo(position, size - position, out);
        }
        writeAll(out, ByteBuffer.wrap(memory.toByteArray()));
        return size + memory.size();
    }

    static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
