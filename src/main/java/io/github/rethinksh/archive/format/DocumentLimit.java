package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/**
 * The longest document that is taken: what is longer is named before it fills the memory.
 *
 * @param bytes its length
 * @param reason why no longer one is taken, and what to do
 */
record DocumentLimit(int bytes, String reason) {
    private static final String SERVER = "No server takes a query of that length; split the document or take it out.";
    private static final String RECORD =
            "A quote that is not closed makes one record of all that follows; a document of that length can be JSON.";
    private static final String MEMORY =
            "There is no memory for it: give the program more, with RETHINKSH_JAVA_OPTIONS=-Xmx1g, or take it out.";

    /** While it is read a document is there once and a half, and once more in the query that writes it. */
    private static final int SHARE = 4;

    /** A cell is there in a buffer and as a text, of two bytes a character, and several times as JSON. */
    private static final int SHARE_OF_RECORD = 12;

    /** For JSON: what a server takes, or less if there is less memory. */
    static DocumentLimit ofJson() {
        return of(
                JsonDocumentReader.LARGEST_DOCUMENT,
                SERVER,
                Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** For CSV. It is a power of two: the buffer of the library grows by doubling. */
    static DocumentLimit ofCsv() {
        long memory = Runtime.getRuntime().maxMemory() / SHARE_OF_RECORD;
        return of(CsvDocumentReader.LONGEST_RECORD, RECORD, Long.highestOneBit(memory));
    }

    private static DocumentLimit of(int most, String reason, long memory) {
        return memory < most ? new DocumentLimit((int) memory, MEMORY) : new DocumentLimit(most, reason);
    }

    /** The refusal of a longer one. */
    ShellException refusal(String place) {
        return new ShellException(ExitCode.FAILED, place + ": the document is longer than " + bytes + " bytes", reason);
    }
}
