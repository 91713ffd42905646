package io.github.rethinksh.transfer;

import java.util.Arrays;

/**
 * Tells that a key lies behind all keys before it, as long as they are all plain strings or all plain whole numbers. An
 * export in the order of its keys has every key there once, and this takes no memory to see. For one thread.
 */
final class KeyOrder {
    private static final int LONGEST_NUMBER = 15;

    private byte[] greatest = new byte[64];
    private int length;
    private boolean comparable = true;

    /** Whether the key between the offsets is behind all before it; if not, nothing is known. */
    boolean isBehindAll(byte[] bytes, int from, int to) {
        comparable =
                comparable && isPlain(bytes, from, to) && (length == 0 || isQuote(bytes[from]) == isQuote(greatest[0]));
        if (!comparable || (length > 0 && compare(bytes, from, to) <= 0)) {
            return false;
        }
        length = to - from;
        if (length > greatest.length) {
            greatest = new byte[2 * length];
        }
        System.arraycopy(bytes, from, greatest, 0, length);
        return true;
    }

    private int compare(byte[] bytes, int from, int to) {
        if (!isQuote(bytes[from]) && to - from != length) {
            return to - from - length;
        }
        // The quotes at the ends are no part of the order.
        int ends = isQuote(bytes[from]) ? 1 : 0;
        return Arrays.compareUnsigned(bytes, from + ends, to - ends, greatest, ends, length - ends);
    }

    /** Whether no other text is the same key. */
    private static boolean isPlain(byte[] bytes, int from, int to) {
        if (isQuote(bytes[from])) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == '\\') {
                    return false;
                }
            }
            return true;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return to - from <= LONGEST_NUMBER;
    }

    private static boolean isQuote(byte b) {
        return b == '"';
    }
}
