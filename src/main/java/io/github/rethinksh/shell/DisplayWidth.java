package io.github.rethinksh.shell;

import org.jline.utils.WCWidth;

/** How many columns of a terminal a text takes: two for a wide character, none for a combining one. */
final class DisplayWidth {
    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** As much of the text as fits. */
    static String cut(String text, int columns) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
            if (width > columns) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** The text where it fits; else as much of it as fits before a mark that there is more. */
    static String shortened(String text, int columns) {
        return of(text) <= columns ? text : cut(text, columns - 1) + "…";
    }

    private static int of(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
