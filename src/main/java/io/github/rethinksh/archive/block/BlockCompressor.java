package io.github.rethinksh.archive.block;

import java.io.IOException;

/** Compresses blocks. For one thread at a time. */
interface BlockCompressor extends AutoCloseable {
    /** Compresses the first {@code length} bytes of an array, which is the caller's again afterwards. */
    Block compress(byte[] content, int length) throws IOException;

    @Override
    void close();
}
