package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.block.TemporaryFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The data of a table that came before its {@code .info}: it waits in a file, compressed, which goes with it. */
final class SpooledEntry implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel file;

    private SpooledEntry(FileChannel file) {
        this.file = file;
    }

    /** Reads a stream to its end. */
    static SpooledEntry of(InputStream in, Path directory) throws IOException {
        FileChannel file = TemporaryFile.open(directory);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            // Closing it would close the file.
            DeflaterOutputStream out =
                    new DeflaterOutputStream(TemporaryFile.output(file, directory), deflater, BUFFER);
            in.transferTo(out);
            out.finish();
            return new SpooledEntry(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        } finally {
            deflater.end();
        }
    }

    /** Its content from the beginning; what was opened before cannot be read on. */
    InputStream open() throws IOException {
        file.position(0);
        // Closing what reads it must not close the file, which may be read again.
        InputStream content = new EntryStream(Channels.newInputStream(file));
        return new InflaterInputStream(new BufferedInputStream(content, BUFFER));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
