package io.github.rethinksh.shell;

import java.util.ArrayList;
import java.util.List;

/** Sentences on a terminal, which would break them in the middle of a word. */
final class WordWrap {
    private static final String WIDE_GAP = "  ";

    private WordWrap() {}

    /** The lines with no more of them in one than fits; a word that is too long for a line stays whole. */
    static String wrapped(String lines, int columns) {
        List<String> all = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            wrap(line, Math.max(1, columns), all);
        }
        return String.join("\n", all);
    }

    private static void wrap(String line, int columns, List<String> all) {
        String rest = line;
        while (DisplayWidth.of(rest) > columns) {
            int end = end(rest, columns);
            if (end < 0) {
                break;
            }
            all.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        all.add(rest);
    }

    /** Where the line ends: at a wide gap, such as between two facts, if there is one, else behind a word; -1 for nowhere. */
    private static int end(String line, int columns) {
        int room = DisplayWidth.cut(line, columns).length();
        int indent = line.length() - line.stripLeading().length();
        int gap = line.lastIndexOf(WIDE_GAP, room);
        int blank = line.lastIndexOf(' ', room);
        if (gap <= indent && blank <= indent) {
            blank = line.indexOf(' ', Math.max(room, indent));
        }
        return gap > indent ? gap : blank;
    }
}
