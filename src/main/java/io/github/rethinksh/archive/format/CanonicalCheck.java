package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.JsonBytes;
import java.util.Arrays;

/**
 * Tells whether a well-formed value is written in the {@link CanonicalForm} already, as nearly all that a server sends is:
 * then the form need not be made. It may say no where it is, never yes where it is not. For one thread at a time.
 */
final class CanonicalCheck {
    private static final int ARRAY = -1;
    private static final int NO_NAME_YET = 0;
    private static final int NO = -1;

    /** For each open object where its last name ends, and for each open array {@link #ARRAY}. */
    private int[] nameEnds = new int[32];

    private int[] nameStarts = new int[32];
    private int depth;

    /** Whether what lies between the offsets is in the form, byte for byte. */
    boolean isCanonical(byte[] bytes, int from, int to) {
        depth = 0;
        int i = from;
        while (i >= 0 && i < to) {
            i = step(bytes, i, to);
        }
        return i == to;
    }

    /** The offset after the next token, or {@link #NO}. */
    private int step(byte[] bytes, int at, int to) {
        return switch (bytes[at]) {
            case '"' -> string(bytes, at);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> CanonicalNumber.plainEnd(bytes, at, to);
            case '{' -> open(NO_NAME_YET, bytes, at);
            case '[' -> open(ARRAY, bytes, at);
            case '}', ']' -> close(at);
            case ',' -> nameEnds[depth - 1] == ARRAY ? at + 1 : name(bytes, at + 1);
            case ' ', '\t', '\r', '\n' -> NO;
            default -> at + 1;
        };
    }

    private int open(int nameEnd, byte[] bytes, int at) {
        if (depth == nameEnds.length) {
            nameEnds = Arrays.copyOf(nameEnds, 2 * depth);
            nameStarts = Arrays.copyOf(nameStarts, 2 * depth);
        }
        nameEnds[depth++] = nameEnd;
        return nameEnd == ARRAY || bytes[at + 1] == '}' ? at + 1 : name(bytes, at + 1);
    }

    private int close(int at) {
        depth--;
        return at + 1;
    }

    private int name(byte[] bytes, int quote) {
        if (bytes[quote] != '"') {
            return NO;
        }
        int end = string(bytes, quote);
        if (end == NO) {
            return NO;
        }
        int last = depth - 1;
        boolean first = nameEnds[last] == NO_NAME_YET;
        if (!first && Arrays.compareUnsigned(bytes, nameStarts[last], nameEnds[last], bytes, quote + 1, end - 1) >= 0) {
            return NO;
        }
        nameStarts[last] = quote + 1;
        nameEnds[last] = end - 1;
        return end;
    }

    /** An escape that another one could stand for, or the character itself, is one too many to tell here. */
    private static int string(byte[] bytes, int quote) {
        int i = JsonBytes.special(bytes, quote + 1);
        while (bytes[i] != '"') {
            if (bytes[i + 1] == 'u' || bytes[i + 1] == '/') {
                return NO;
            }
            i = JsonBytes.special(bytes, i + 2);
        }
        return i + 1;
    }
}
