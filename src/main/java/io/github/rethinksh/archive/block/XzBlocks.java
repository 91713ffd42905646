package io.github.rethinksh.archive.block;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * One xz stream of many blocks. The library makes a stream of each block; the block is cut out of it, and the index that
 * a stream ends with is written for all of them together.
 *
 * @param level how hard to compress, from 0 to 9
 */
public record XzBlocks(int level) implements BlockFormat {
    private static final byte[] FLAGS = {0, XZ.CHECK_CRC64};
    private static final byte[] END_MARK = {'Y', 'Z'};
    private static final int HEADER = 12;
    private static final int FOOTER = 12;

    @Override
    public boolean checksummed() {
        return true;
    }

    @Override
    public int blockLength() {
        // There is nothing to be found in the blocks before, so that small ones would cost much.
        return 1 << 22;
    }

    @Override
    public byte[] header() {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0})
                .put(FLAGS)
                .putInt(crc(FLAGS))
                .array();
    }

    @Override
    public byte[] trailer(Tally tally) {
        byte[] index = index(tally);
        ByteBuffer end = ByteBuffer.allocate(6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((index.length + 4) / 4 - 1)
                .put(FLAGS);
        return ByteBuffer.allocate(index.length + 4 + FOOTER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(index)
                .putInt(crc(index))
                .putInt(crc(end.array()))
                .put(end.array())
                .put(END_MARK)
                .array();
    }

    /** A zero, the number of blocks, the lengths of each, and zeros up to a multiple of four. */
    private static byte[] index(Tally tally) {
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        index.write(0);
        writeNumber(index, tally.blocks());
        index.writeBytes(tally.records());
        while (index.size() % 4 != 0) {
            index.write(0);
        }
        return index.toByteArray();
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Override
    public BlockCompressor compressor() {
        try {
            LZMA2Options options = new LZMA2Options(level);
            options.setDictSize(Math.min(options.getDictSize(), blockLength()));
            return new Compressor(options);
        } catch (UnsupportedOptionsException e) {
            throw new IllegalArgumentException("there is no level " + level, e);
        }
    }

    private record Compressor(LZMA2Options options) implements BlockCompressor {
        @Override
        public Block compress(byte[] content, int length) throws IOException {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            try (XZOutputStream xz = new XZOutputStream(stream, options, XZ.CHECK_CRC64)) {
                xz.write(content, 0, length);
            }
            byte[] all = stream.toByteArray();
            int index = indexStart(all);
            // Behind the zero and the number of blocks, which is one, come the lengths of that block.
            byte[] record = Arrays.copyOfRange(all, index + 2, recordEnd(all, index + 2));
            return new Block(Arrays.copyOfRange(all, HEADER, index), index - HEADER, length, 0, record);
        }

        private static int indexStart(byte[] stream) {
            int footer = stream.length - FOOTER;
            int units = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).getInt(footer + 4);
            return footer - 4 * (units + 1);
        }

        /** Two numbers, of which every byte but the last has its highest bit set. */
        private static int recordEnd(byte[] stream, int start) {
            int end = start;
            for (int numbers = 0; numbers < 2; end++) {
                numbers += stream[end] >= 0 ? 1 : 0;
            }
            return end;
        }

        @Override
        public void close() {
            // It holds nothing between blocks.
        }
    }
}
