package io.github.rethinksh.archive.block;

/** A compressed piece of a stream. Its arrays are shared, and nobody writes to them. */
final class Block {
    private static final byte[] NO_RECORD = {};

    private final byte[] bytes;
    private final int length;
    private final int contentLength;
    private final int crc;
    private final byte[] record;

    /**
     * Wraps arrays that the caller gives away.
     *
     * @param bytes an array that begins with the compressed bytes
     * @param length how many of its bytes these are
     * @param contentLength the length of the content in bytes
     * @param crc the CRC-32 of the content, for formats that need it; else 0
     * @param record what the end of the stream has to say of this block
     */
    Block(byte[] bytes, int length, int contentLength, int crc, byte[] record) {
        this.bytes = bytes;
        this.length = length;
        this.contentLength = contentLength;
        this.crc = crc;
        this.record = record;
    }

    /** The same, with nothing to say of it in the end. */
    Block(byte[] bytes, int length, int contentLength, int crc) {
        this(bytes, length, contentLength, crc, NO_RECORD);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int contentLength() {
        return contentLength;
    }

    int crc() {
        return crc;
    }

    byte[] record() {
        return record;
    }
}
