package io.github.rethinksh.archive.block;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One gzip member: the official restore reads no second one. Each block is deflated by itself up to a byte border, an
 * empty block ends them, and the checksum of the whole is put together from those of the blocks.
 *
 * @param level how hard to compress, from 0 to 9
 */
public record GzipBlocks(int level) implements BlockFormat {
    private static final int UNKNOWN_SYSTEM = 255;
    private static final byte[] LAST_BLOCK = {3, 0};

    @Override
    public boolean checksummed() {
        return true;
    }

    @Override
    public int blockLength() {
        return 1 << 19;
    }

    @Override
    public byte[] header() {
        return new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) UNKNOWN_SYSTEM};
    }

    @Override
    public byte[] trailer(Tally tally) {
        return ByteBuffer.allocate(LAST_BLOCK.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(LAST_BLOCK)
                .putInt(tally.crc())
                .putInt((int) tally.contentLength())
                .array();
    }

    @Override
    public BlockCompressor compressor() {
        return new Compressor(new Deflater(level, true));
    }

    private record Compressor(Deflater deflater) implements BlockCompressor {
        @Override
        public Block compress(byte[] content, int length) {
            deflater.reset();
            deflater.setInput(content, 0, length);
            byte[] out = new byte[length / 4 + 64];
            int count = deflate(out, 0);
            while (count == out.length) {
                // A full array may mean that there is more.
                out = Arrays.copyOf(out, 2 * out.length);
                count += deflate(out, count);
            }
            CRC32 crc = new CRC32();
            crc.update(content, 0, length);
            return new Block(out, count, length, (int) crc.getValue());
        }

        private int deflate(byte[] out, int from) {
            return deflater.deflate(out, from, out.length - from, Deflater.SYNC_FLUSH);
        }

        @Override
        public void close() {
            deflater.end();
        }
    }
}
