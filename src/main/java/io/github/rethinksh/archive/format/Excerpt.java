package io.github.rethinksh.archive.format;

import java.nio.charset.StandardCharsets;

/** The text around a place where something is wrong, for messages: some characters of its line. */
final class Excerpt {
    private static final int MOST_BEFORE = 30;
    private static final int MOST_AFTER = 30;

    private Excerpt() {}

    /** The text around {@code at} in quotes, with dots where it goes on; {@code to} is where the bytes end. */
    static String around(byte[] bytes, int at, int to) {
        int start = at;
        while (start > Math.max(0, at - MOST_BEFORE) && bytes[start - 1] != '\n') {
            start--;
        }
        int end = at;
        while (end < Math.min(to, at + MOST_AFTER) && bytes[end] != '\n') {
            end++;
        }
        boolean cutBefore = start > 0 && bytes[start - 1] != '\n';
        boolean cutAfter = end < to && bytes[end] != '\n';
        // A cut may go through a character, of which nothing is shown then.
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8).replaceAll("^\ufffd+|\ufffd+$", "");
        return "'" + (cutBefore ? "..." : "") + text.strip() + (cutAfter ? "..." : "") + "'";
    }
}
