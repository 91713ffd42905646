package io.github.rethinksh.shell;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.WCWidth;

/** How many columns of a terminal a text takes: two for a wide character, none for a combining one. */
final class DisplayWidth {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

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

    /**
     * The text where it fits; else as much of it as fits before a mark that there is more.
     *
     * @param unicode whether the mark may be more than ASCII
     */
    static String shortened(String text, int columns, boolean unicode) {
        if (of(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : cut(text, columns - 1) + (unicode ? "…" : "~");
    }

    /** The same for a text with colours in it. */
    static String shortenedStyled(String text, int columns, boolean unicode) {
        AttributedString styled = AttributedString.fromAnsi(text);
        if (styled.columnLength() <= columns) {
            return text;
        }
        return columns < 1 ? "" : styled.columnSubSequence(0, columns - 1).toAnsi() + (unicode ? "…" : "~");
    }

    /** How many rows of a terminal these lines take, where one that is too long goes on in the next row. */
    static int rows(String lines, int columns) {
        int width = Math.max(1, columns);
        return Arrays.stream(COLOURS.matcher(lines).replaceAll("").split("\n", -1))
                .mapToInt(line -> Math.max(1, (of(line) + width - 1) / width))
                .sum();
    }

    private static int of(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
