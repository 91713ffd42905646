package io.github.rethinksh.cluster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads a server's serialization from front to back and never over its end. Numbers are little-endian. */
final class StoredBytes {
    private static final int GROUP_BITS = 7;
    private static final int LAST_GROUP = 63;

    private final ByteBuffer buffer;

    private StoredBytes(ByteBuffer buffer) {
        this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    static StoredBytes of(byte[] bytes) {
        return new StoredBytes(ByteBuffer.wrap(bytes));
    }

    int position() {
        return buffer.position();
    }

    int remaining() {
        return buffer.remaining();
    }

    int unsignedByte() throws MalformedFunctionException {
        return Byte.toUnsignedInt(need(Byte.BYTES).get());
    }

    boolean flag() throws MalformedFunctionException {
        int value = unsignedByte();
        if (value > 1) {
            throw new MalformedFunctionException("a flag in it is " + value + ", not 0 or 1");
        }
        return value == 1;
    }

    int intNumber() throws MalformedFunctionException {
        return need(Integer.BYTES).getInt();
    }

    long longNumber() throws MalformedFunctionException {
        return need(Long.BYTES).getLong();
    }

    double doubleNumber() throws MalformedFunctionException {
        double number = need(Double.BYTES).getDouble();
        if (!Double.isFinite(number)) {
            throw new MalformedFunctionException("a number in it is " + number);
        }
        return number;
    }

    /**
     * A number in groups of seven bits, the lowest first. A server takes for granted that it has no groups to spare, and
     * looks in the wrong place when it has.
     */
    long varint() throws MalformedFunctionException {
        long value = 0;
        for (int shift = 0; shift <= LAST_GROUP; shift += GROUP_BITS) {
            int group = unsignedByte();
            value |= (group & 0x7FL) << shift;
            if (group < 0x80) {
                if ((group == 0 && shift > 0) || (group > 1 && shift == LAST_GROUP)) {
                    break;
                }
                return value;
            }
        }
        throw new MalformedFunctionException("a number in it has too many bytes");
    }

    /** A number of things that follow, each of at least so many bytes. */
    int count(int size) throws MalformedFunctionException {
        return fitting(varint(), size);
    }

    /** The next bytes, as a reader of their own, behind which this one goes on. */
    StoredBytes part(long length) throws MalformedFunctionException {
        int fitting = fitting(length, Byte.BYTES);
        StoredBytes part = new StoredBytes(buffer.slice(buffer.position(), fitting));
        buffer.position(buffer.position() + fitting);
        return part;
    }

    /** All bytes that are left. */
    byte[] rest() {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    void requireEnd() throws MalformedFunctionException {
        if (buffer.hasRemaining()) {
            throw new MalformedFunctionException("it goes on for " + buffer.remaining()
                    + (buffer.remaining() == 1 ? " byte" : " bytes") + " behind its end");
        }
    }

    private int fitting(long count, int size) throws MalformedFunctionException {
        if (count < 0 || count > buffer.remaining() / size) {
            throw cutOff();
        }
        return (int) count;
    }

    private ByteBuffer need(int size) throws MalformedFunctionException {
        if (buffer.remaining() < size) {
            throw cutOff();
        }
        return buffer;
    }

    private static MalformedFunctionException cutOff() {
        return new MalformedFunctionException("it ends too early");
    }
}
