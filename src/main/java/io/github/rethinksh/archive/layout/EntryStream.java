package io.github.rethinksh.archive.layout;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** One entry of an archive: closing it leaves the archive open, and a closed one cannot read of the entries after it. */
final class EntryStream extends FilterInputStream {
    private boolean closed;

    EntryStream(InputStream archive) {
        super(archive);
    }

    @Override
    public int read() throws IOException {
        checkOpen();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        checkOpen();
        return super.read(bytes, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
        checkOpen();
        return super.skip(count);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("another table of the archive was opened");
        }
    }
}
