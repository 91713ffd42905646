package io.github.rethinksh.cluster;

import io.github.rethinksh.model.DocumentBatch;
import java.util.Arrays;

/**
 * Finds where the elements of a JSON array begin and end, without decoding them. For text that a server made: it trusts
 * that the JSON is well formed and only counts brackets and steps over strings.
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
        int position = white(bytes, from) + 1;
        while (true) {
            position = white(bytes, position);
            if (bytes[position] == ']') {
                return position + 1;
            }
            if (bytes[position] == ',') {
                position = white(bytes, position + 1);
            }
            int end = skip(bytes, position);
            add(position, end);
            position = end;
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

    /** The position of the first byte from there on that is no white space. */
    static int white(byte[] bytes, int from) {
        int i = from;
        while (bytes[i] <= ' ' && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    /** The position behind the one value that begins at or after {@code from}. */
    static int skip(byte[] bytes, int from) {
        int i = white(bytes, from);
        int depth = 0;
        do {
            switch (bytes[i]) {
                case '"' -> i = string(bytes, i);
                case '{', '[' -> {
                    depth++;
                    i++;
                }
                case '}', ']' -> {
                    depth--;
                    i++;
                }
                default -> i = depth == 0 ? scalar(bytes, i) : i + 1;
            }
        } while (depth > 0);
        return i;
    }

    private static int string(byte[] bytes, int quote) {
        int i = quote + 1;
        while (bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static int scalar(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] > ' ' && bytes[i] != ',' && bytes[i] != ']' && bytes[i] != '}') {
            i++;
        }
        return i;
    }
}
