package io.github.rethinksh.cluster;

import java.util.Arrays;

/**
 * Walks over the value of a captured variable. Servers read arrays and objects later and piece by piece, and then take
 * each offset and each size on trust, so that all of them are checked here.
 */
final class StoredValue {
    /** The values that a double holds exactly: servers write no other whole numbers. */
    private static final long GREATEST_WHOLE = 1L << 53;

    /** No stack of a server is too small for this. */
    static final int GREATEST_DEPTH = 200;

    private final StoredBytes bytes;

    private StoredValue(StoredBytes bytes) {
        this.bytes = bytes;
    }

    static void walk(StoredBytes bytes) throws MalformedFunctionException {
        new StoredValue(bytes).value(0);
    }

    private void value(int depth) throws MalformedFunctionException {
        if (depth > GREATEST_DEPTH) {
            throw new MalformedFunctionException("a captured value is nested too deeply");
        }
        int type = bytes.unsignedByte();
        switch (type) {
            case 1 -> plainElements(false, depth);
            case 2 -> bytes.flag();
            case 3, 13, 14 -> {} // null, minval and maxval have nothing behind their type
            case 4 -> bytes.doubleNumber();
            case 5 -> plainElements(true, depth);
            case 6, 9 -> text();
            case 7, 8 -> wholeNumber();
            case 10 -> elements(false, depth);
            case 11 -> elements(true, depth);
            default -> throw new MalformedFunctionException("a captured value has the unknown type " + type);
        }
    }

    private void wholeNumber() throws MalformedFunctionException {
        long number = bytes.varint();
        if (number < 0 || number > GREATEST_WHOLE) {
            throw new MalformedFunctionException("a captured number is out of range");
        }
    }

    private byte[] text() throws MalformedFunctionException {
        return bytes.part(bytes.varint()).rest();
    }

    /** Arrays and objects of old servers: a number, and so many values. */
    private void plainElements(boolean keyed, int depth) throws MalformedFunctionException {
        int count = bytes.count(Byte.BYTES);
        byte[] key = null;
        for (int i = 0; i < count; i++) {
            key = element(keyed, key, depth);
        }
    }

    /** Later ones: the size in bytes, the number of values, where each but the first begins, and the values. */
    private void elements(boolean keyed, int depth) throws MalformedFunctionException {
        StoredBytes inner = bytes.part(bytes.varint());
        int width = inner.remaining() <= 0xFF ? Byte.BYTES : inner.remaining() <= 0xFFFF ? Short.BYTES : Integer.BYTES;
        int count = inner.count(Byte.BYTES);
        StoredBytes offsets = inner.part((long) Math.max(0, count - 1) * width);
        int start = inner.position();
        StoredValue values = new StoredValue(inner);
        byte[] key = null;
        for (int i = 0; i < count; i++) {
            if (i > 0 && offset(offsets, width) != inner.position() - start) {
                throw new MalformedFunctionException("a captured value points to a wrong place");
            }
            key = values.element(keyed, key, depth);
        }
        inner.requireEnd();
    }

    private static long offset(StoredBytes offsets, int width) throws MalformedFunctionException {
        long offset = 0;
        for (int i = 0; i < width; i++) {
            offset |= (long) offsets.unsignedByte() << (Byte.SIZE * i);
        }
        return offset;
    }

    /** Walks over one value, and over its key, which is to come behind the last one in order, and is answered. */
    private byte[] element(boolean keyed, byte[] last, int depth) throws MalformedFunctionException {
        byte[] key = keyed ? text() : null;
        if (key != null && last != null && Arrays.compareUnsigned(last, key) >= 0) {
            throw new MalformedFunctionException("the keys of a captured object are not in order");
        }
        value(depth + 1);
        return key;
    }
}
