package io.github.rethinksh.shell;

/** Texts in documents that would fill a terminal. */
final class LongTexts {
    /** Three lines of a usual terminal: most texts that people write into a field are shorter. */
    private static final int LONGEST = 240;

    private static final int KEPT = 80;

    private LongTexts() {}

    /** The text as it is, or the beginning of a long one with how long it is. */
    static String cut(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, KEPT)) + "... (" + length + " characters)";
    }
}
