package io.github.rethinksh.archive.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

/**
 * Zstandard frames, one a block, each with a checksum of its content.
 *
 * @param level how hard to compress, from 1 to 22
 */
public record ZstandardBlocks(int level) implements BlockFormat {
    @Override
    public boolean checksummed() {
        return true;
    }

    @Override
    public int blockLength() {
        return 1 << 20;
    }

    @Override
    public BlockCompressor compressor() {
        ZstdCompressCtx context = new ZstdCompressCtx();
        context.setLevel(level);
        context.setChecksum(true);
        return new Compressor(context);
    }

    private record Compressor(ZstdCompressCtx context) implements BlockCompressor {
        @Override
        public Block compress(byte[] content, int length) {
            byte[] out = new byte[Math.toIntExact(Zstd.compressBound(length))];
            int count = context.compressByteArray(out, 0, out.length, content, 0, length);
            return new Block(out, count, length, 0);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
