package io.github.rethinksh.archive.block;

import java.util.Arrays;

/** No compression. */
public record PlainBlocks() implements BlockFormat {
    @Override
    public boolean checksummed() {
        return false;
    }

    @Override
    public int blockLength() {
        return 1 << 19;
    }

    @Override
    public BlockCompressor compressor() {
        return new Copier();
    }

    private static final class Copier implements BlockCompressor {
        @Override
        public Block compress(byte[] content, int length) {
            return new Block(Arrays.copyOf(content, length), length, length, 0);
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
