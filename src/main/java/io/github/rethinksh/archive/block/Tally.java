package io.github.rethinksh.archive.block;

import java.io.ByteArrayOutputStream;

/** What the blocks of a stream, or of a part of one, come to together. For one thread at a time. */
final class Tally {
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int crc;
    private long contentLength;
    private long blocks;

    /** Counts a block that follows. */
    void add(Block block) {
        add(block.crc(), block.contentLength());
        records.writeBytes(block.record());
        blocks++;
    }

    /** Counts blocks that follow and were counted by themselves. */
    void add(Tally part) {
        add(part.crc, part.contentLength);
        records.writeBytes(part.records.toByteArray());
        blocks += part.blocks;
    }

    private void add(int nextCrc, long nextLength) {
        crc = Crc32.combine(crc, nextCrc, nextLength);
        contentLength += nextLength;
    }

    /** The CRC-32 of the whole content. */
    int crc() {
        return crc;
    }

    /** The length of the whole content in bytes. */
    long contentLength() {
        return contentLength;
    }

    /** How many blocks there are. */
    long blocks() {
        return blocks;
    }

    /** The records of all blocks, one after another. */
    byte[] records() {
        return records.toByteArray();
    }
}
