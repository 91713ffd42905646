package io.github.rethinksh.cluster;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.JsonBytes;
import java.util.Arrays;

/**
 * Finds where the elements of a JSON array begin and end, without decoding them. For text that a server made: it trusts
 * that the JSON is well formed, but does not go on for ever where it is not.
 */
final class BorderScanner {
    private final byte[] bytes;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int size;

    BorderScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Scans the array that begins at or after {@code from}; returns the position behind its closing bracket. */
    int array(int from) {
        int position = JsonBytes.skipWhiteSpace(bytes, from);
        require(bytes[position++] == '[');
        while (true) {
            position = JsonBytes.skipWhiteSpace(bytes, position);
            if (bytes[position] == ']') {
                return position + 1;
            }
            if (bytes[position] == ',') {
                position = JsonBytes.skipWhiteSpace(bytes, position + 1);
            }
            int end = JsonBytes.valueEnd(bytes, position);
            // What is no value has no length, and the scan would stand still there.
            require(end > position);
            add(position, end);
            position = end;
        }
    }

    private static void require(boolean sane) {
        if (!sane) {
            throw new IllegalArgumentException("not an array");
        }
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    /** The elements that were found. */
    DocumentBatch batch() {
        return new DocumentBatch(bytes, starts, ends, size);
    }
}
