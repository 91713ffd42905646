package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.DocumentPlace;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window on a stream. Bytes that were read are never moved within their array: more of them means another array, so
 * that documents can be handed out as slices of the old one. Keeps count of offset and line.
 *
 * <p>A failing stream counts as ended here; {@link #failure()} tells the difference, after the bytes before it are used.
 */
final class InputBuffer {
    private static final int SMALLEST = 1 << 16;
    private static final int LARGEST_CHUNK = 1 << 20;

    private final InputStream in;
    private final int largest;
    private byte[] bytes = new byte[0];
    private int position;
    private int limit;
    private int chunk = SMALLEST;
    private long offset;
    private long line = 1;
    private boolean ended;
    private IOException failure;

    InputBuffer(InputStream in, int largest) {
        this.in = in;
        this.largest = largest;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int limit() {
        return limit;
    }

    /** Whether nothing follows the bytes up to {@link #limit()}. */
    boolean ended() {
        return ended;
    }

    /** Why the stream ended early; null when it did not. */
    IOException failure() {
        return failure;
    }

    /** The offset of a byte of the window in the whole stream. */
    long offset(int at) {
        return offset + at;
    }

    /** The line, from 1, that a byte at or after the position is on. */
    long line(int at) {
        long result = line;
        for (int i = position; i < at; i++) {
            if (bytes[i] == '\n') {
                result++;
            }
        }
        return result;
    }

    /**
     * Tells the places of documents in the window as it is now.
     *
     * @param from where the first of them begins
     * @param fromLine the line that this is
     */
    DocumentPlace.Finder places(int from, long fromLine) {
        return new TextPlaces(bytes, offset, from, fromLine);
    }

    /** Moves the position over bytes that hold the given number of line breaks. */
    void advance(int to, int lineBreaks) {
        position = to;
        line += lineBreaks;
    }

    void skipWhiteSpace() {
        while (position < limit) {
            byte b = bytes[position];
            if (b == '\n') {
                line++;
            } else if (b != ' ' && b != '\r' && b != '\t') {
                return;
            }
            position++;
        }
    }

    /** Skips a byte order mark if the stream begins with one; to be called before anything else. */
    void skipByteOrderMark() {
        readMore(0);
        if (limit >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            position = 3;
        }
    }

    /**
     * Reads on into a larger array, keeping all from {@code keepFrom}.
     *
     * @return by how much offsets in the window have become smaller
     */
    int readMore(int keepFrom) {
        int kept = limit - keepFrom;
        // Twice what is kept, so that growing to any size copies no byte more than twice on average.
        int capacity = (int) Math.max(kept + chunk, Math.min(2L * kept, largest));
        bytes = Arrays.copyOfRange(bytes, keepFrom, keepFrom + capacity);
        chunk = Math.min(2 * chunk, LARGEST_CHUNK);
        offset += keepFrom;
        position -= keepFrom;
        limit = kept;
        fill();
        return keepFrom;
    }

    private void fill() {
        try {
            while (limit < bytes.length) {
                int count = in.read(bytes, limit, bytes.length - limit);
                if (count < 0) {
                    ended = true;
                    return;
                }
                limit += count;
            }
        } catch (IOException e) {
            failure = e;
            ended = true;
        }
    }
}
