package io.github.rethinksh.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Steps over JSON text without decoding it. The text has to be well formed, as a server or a checked reader gives it;
 * where it is not, the methods run off its end with an {@link ArrayIndexOutOfBoundsException} or stop too early. Every
 * export walks over every byte with them.
 */
public final class JsonBytes {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** One byte eight times. */
    private static final long EACH = 0x0101010101010101L;

    private static final long QUOTES = '"' * EACH;
    private static final long BACKSLASHES = '\\' * EACH;
    private static final long HIGH_BITS = EACH << 7;

    private JsonBytes() {}

    /** The offset of the first byte from there on that is no white space. */
    public static int skipWhiteSpace(byte[] bytes, int from) {
        int i = from;
        while (bytes[i] <= ' ' && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    /** The offset after the value that begins at {@code from}, any depth of nesting; there is no recursion. */
    public static int valueEnd(byte[] bytes, int from) {
        int i = from;
        int depth = 0;
        do {
            switch (bytes[i]) {
                case '"' -> i = stringEnd(bytes, i);
                case '{', '[' -> {
                    depth++;
                    i++;
                }
                case '}', ']' -> {
                    depth--;
                    i++;
                }
                default -> i = depth == 0 ? scalarEnd(bytes, i) : i + 1;
            }
        } while (depth > 0);
        return i;
    }

    /** The offset after the string whose opening quote is at the offset. */
    public static int stringEnd(byte[] bytes, int openingQuote) {
        int i = special(bytes, openingQuote + 1);
        while (bytes[i] != '"') {
            i = special(bytes, i + 2);
        }
        return i + 1;
    }

    /** The offset of the first quote or backslash from there on. */
    public static int special(byte[] bytes, int from) {
        int i = from;
        for (int last = bytes.length - Long.BYTES; i <= last; i += Long.BYTES) {
            long word = (long) WORDS.get(bytes, i);
            long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The high bit of the lowest byte that is zero; what stands in higher bytes says nothing. */
    private static long zeros(long word) {
        return (word - EACH) & ~word & HIGH_BITS;
    }

    private static int scalarEnd(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] > ' ' && bytes[i] != ',' && bytes[i] != ']' && bytes[i] != '}') {
            i++;
        }
        return i;
    }
}
