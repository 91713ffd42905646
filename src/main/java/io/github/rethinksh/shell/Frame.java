package io.github.rethinksh.shell;

import java.util.ArrayList;
import java.util.List;

/** What is written over the screen at once, so that it does not flicker. Several threads may add to it. */
final class Frame {
    private static final String LINE_BELOW = "\n";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private final List<String> lines = new ArrayList<>();

    private boolean hasResults;

    synchronized void add(String text) {
        text.lines().forEach(lines::add);
        hasResults = true;
    }

    /** Adds what is no result. */
    synchronized void addNote(String text) {
        text.lines().forEach(lines::add);
    }

    synchronized boolean hasResults() {
        return hasResults;
    }

    /** All that was added. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Adds what stood in an older one, which is still worth to be seen. */
    synchronized void addOlder(Frame older) {
        lines.add("");
        lines.addAll(older.lines());
    }

    /** What moves all that is on a screen of so many rows out of it, to where one can scroll back to it. */
    static String scrolled(int rows) {
        return LINE_BELOW.repeat(rows);
    }

    /**
     * The escape sequences and lines that show it on a screen.
     *
     * @param title what stands above it
     * @param columns how many columns the screen has; what does not fit is cut
     * @param rows how many rows it has; what does not fit is left out, and said so
     * @param unicode whether the mark of what is cut may be more than ASCII
     */
    synchronized String painted(String title, int columns, int rows, boolean unicode) {
        List<String> shown = new ArrayList<>(List.of(title, ""));
        int room = Math.max(1, rows - shown.size() - 1);
        if (lines.size() <= room) {
            shown.addAll(lines);
        } else {
            shown.addAll(lines.subList(0, room - 1));
            shown.add("... and " + (lines.size() - room + 1) + " lines more");
        }
        StringBuilder painted = new StringBuilder(HOME);
        // A line is erased before it is written: behind one that fills the row its last character would go.
        shown.forEach(line -> painted.append(REST_OF_LINE)
                .append(DisplayWidth.shortenedStyled(line, columns, unicode))
                .append(LINE_BELOW));
        return painted.append(REST_OF_SCREEN).toString();
    }
}
