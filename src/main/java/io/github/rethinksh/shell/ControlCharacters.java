package io.github.rethinksh.shell;

/**
 * Makes control characters harmless. Text from a cluster or a file could otherwise move the cursor, retitle the window
 * or turn the reading direction of what follows. Meant are C0, DEL, C1, the separators of lines, and the marks and
 * overrides of the writing direction; each is shown as the escape that JSON and Java have for it.
 */
final class ControlCharacters {
    private ControlCharacters() {}

    /** For a cell of a table: everything is escaped, line ends too. */
    static String visible(String text) {
        return escape(text, "");
    }

    /** For messages and texts of several lines: line ends and tabs stay. */
    static String visibleLines(String text) {
        return escape(text, "\n\t");
    }

    /** For JSON as a generator wrote it: only line ends stand outside of strings, and the text means the same after it. */
    static String inJson(String json) {
        return escape(json, "\n");
    }

    private static String escape(String text, String kept) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean harmful = isHarmful(character) && kept.indexOf(character) < 0;
            if (harmful && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (harmful) {
                escaped.append(String.format("\\u%04x", (int) character));
            } else if (escaped != null) {
                escaped.append(character);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static boolean isHarmful(char character) {
        return isIn(character, 0x00, 0x1f)
                || isIn(character, 0x7f, 0x9f)
                || character == 0x061c
                || isIn(character, 0x200e, 0x200f)
                || isIn(character, 0x2028, 0x202e)
                || isIn(character, 0x2066, 0x2069);
    }

    private static boolean isIn(char character, int first, int last) {
        return character >= first && character <= last;
    }
}
