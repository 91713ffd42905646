package io.github.rethinksh.model;

/**
 * Where a document was read.
 *
 * @param line the line that it begins on, from 1; -1 when not known
 * @param offset the offset of its first byte in the data, after decompression; -1 when not known, as in CSV
 */
public record DocumentPlace(long line, long offset) {
    /** It came from no file. */
    public static final DocumentPlace UNKNOWN = new DocumentPlace(-1, -1);

    /** Knows where the documents of a batch were read, and works it out when somebody asks. */
    @FunctionalInterface
    public interface Finder {
        /** The place of the document that begins there in the bytes of the batch. */
        DocumentPlace of(int start);
    }

    /** The place in words, such as {@code , line 3, byte 26}; to be put behind the name of the file. */
    @Override
    public String toString() {
        return (line < 0 ? "" : ", line " + line) + (offset < 0 ? "" : ", byte " + offset);
    }
}
