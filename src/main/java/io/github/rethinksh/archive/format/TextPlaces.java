package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.DocumentPlace;

/**
 * Tells the places of documents in a piece of text. It counts lines only when asked, and goes on from where it was asked
 * last. Safe for several threads.
 */
final class TextPlaces implements DocumentPlace.Finder {
    private final byte[] bytes;
    private final long offset;
    private final int first;
    private final long firstLine;
    private int last;
    private long lastLine;

    /**
     * For a piece of text.
     *
     * @param offset how many bytes of the data are before it
     * @param first where its first document begins
     * @param firstLine the line that this is
     */
    TextPlaces(byte[] bytes, long offset, int first, long firstLine) {
        this.bytes = bytes;
        this.offset = offset;
        this.first = first;
        this.firstLine = firstLine;
        this.last = first;
        this.lastLine = firstLine;
    }

    @Override
    public synchronized DocumentPlace of(int start) {
        if (start < last) {
            last = first;
            lastLine = firstLine;
        }
        for (; last < start; last++) {
            lastLine += bytes[last] == '\n' ? 1 : 0;
        }
        return new DocumentPlace(lastLine, offset + start);
    }
}
