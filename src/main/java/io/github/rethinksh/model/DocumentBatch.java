package io.github.rethinksh.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some documents as UTF-8 JSON text in one array: what walks from the cluster to the disk and back. Document {@code i}
 * is the bytes from {@code starts[i]} to {@code ends[i]}; what lies between two documents (commas, white space, the
 * envelope of a response) belongs to none of them.
 *
 * <p>The arrays are shared, not copied: whoever gets a batch reads it and never writes to it, and whoever makes one lets
 * go of its arrays.
 */
public final class DocumentBatch {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private final int size;
    private final DocumentPlace.Finder places;

    /**
     * Wraps arrays that the caller gives away.
     *
     * @param size how many documents there are; the arrays of borders may be longer than that
     */
    public DocumentBatch(byte[] bytes, int[] starts, int[] ends, int size) {
        this(bytes, starts, ends, size, start -> DocumentPlace.UNKNOWN);
    }

    /** The same for documents whose places can be told. */
    public DocumentBatch(byte[] bytes, int[] starts, int[] ends, int size, DocumentPlace.Finder places) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
        this.places = places;
    }

    /** A batch of single texts, for small things and for tests. */
    public static DocumentBatch of(String... documents) {
        byte[] all = String.join("\n", documents).getBytes(StandardCharsets.UTF_8);
        int[] starts = new int[documents.length];
        int[] ends = new int[documents.length];
        int position = 0;
        for (int i = 0; i < documents.length; i++) {
            starts[i] = position;
            ends[i] = position + documents[i].getBytes(StandardCharsets.UTF_8).length;
            position = ends[i] + 1;
        }
        return new DocumentBatch(all, starts, ends, documents.length);
    }

    /** The array that all documents lie in; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many documents there are. */
    public int size() {
        return size;
    }

    /** Where document {@code i} begins in {@link #bytes()}. */
    public int start(int i) {
        return starts[i];
    }

    /** Where document {@code i} ends in {@link #bytes()}, exclusive. */
    public int end(int i) {
        return ends[i];
    }

    /** The length of document {@code i} in bytes. */
    public int length(int i) {
        return ends[i] - starts[i];
    }

    /** The length of all documents together in bytes, without what lies between them. */
    public long totalLength() {
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += length(i);
        }
        return total;
    }

    /** The documents from {@code from} to {@code to}, exclusive, over the same bytes. */
    public DocumentBatch slice(int from, int to) {
        return new DocumentBatch(
                bytes, Arrays.copyOfRange(starts, from, to), Arrays.copyOfRange(ends, from, to), to - from, places);
    }

    /** The documents of these numbers, in their order, over the same bytes. */
    public DocumentBatch select(int[] documents) {
        return new DocumentBatch(
                bytes,
                Arrays.stream(documents).map(this::start).toArray(),
                Arrays.stream(documents).map(this::end).toArray(),
                documents.length,
                places);
    }

    /** Where document {@code i} was read: for messages, since it may take a look at all documents before it. */
    public DocumentPlace place(int i) {
        return places.of(starts[i]);
    }

    /** The text of document {@code i}, where someone looks at it. */
    public String text(int i) {
        return new String(bytes, starts[i], length(i), StandardCharsets.UTF_8);
    }
}
