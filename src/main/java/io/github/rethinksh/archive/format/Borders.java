package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.DocumentPlace;
import java.util.Arrays;

/** The borders of the documents of a batch while it is put together. */
final class Borders {
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private long totalLength;

    void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        size++;
        totalLength += end - start;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    long totalLength() {
        return totalLength;
    }

    int firstStart() {
        return starts[0];
    }

    /** Follows the bytes that have moved towards the front of their array. */
    void shift(int distance) {
        for (int i = 0; i < size; i++) {
            starts[i] -= distance;
            ends[i] -= distance;
        }
    }

    DocumentBatch batch(byte[] bytes) {
        return new DocumentBatch(bytes, starts, ends, size);
    }

    DocumentBatch batch(byte[] bytes, DocumentPlace.Finder places) {
        return new DocumentBatch(bytes, starts, ends, size, places);
    }
}
