package io.github.rethinksh.archive.block;

/** A compressed format of which blocks that know nothing of each other, put one after another, make one stream. */
public sealed interface BlockFormat permits GzipBlocks, PlainBlocks, XzBlocks, ZstandardBlocks {
    /** Whether a bit that changes in the stream is found when it is read. */
    boolean checksummed();

    /** How much content a block takes, in bytes. */
    int blockLength();

    /** What a stream begins with before its first block, if anything. */
    default byte[] header() {
        return new byte[0];
    }

    /** A compressor for one thread at a time. */
    BlockCompressor compressor();

    /** What a stream ends with after the blocks that were counted, if anything. */
    default byte[] trailer(Tally tally) {
        return new byte[0];
    }
}
