package io.github.rethinksh.shell;

import java.util.ArrayList;
import java.util.List;

/** What is written over the screen at once, so that it does not flicker. Several threads may add to it. */
final class Frame {
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

    /**
     * The escape sequences and lines that show it on a screen.
     *
     * @param title what stands above it
     * @param rows how many rows the screen has; what does not fit is left out, and said so
     */
    synchronized String painted(String title, int rows) {
        List<String> shown = new ArrayList<>(List.of(title, ""));
        int room = Math.max(1, rows - shown.size() - 1);
        if (lines.size() <= room) {
            shown.addAll(lines);
        } else {
            shown.addAll(lines.subList(0, room - 1));
            shown.add("... and " + (lines.size() - room + 1) + " lines more");
        }
        StringBuilder painted = new StringBuilder(HOME);
        shown.forEach(line -> painted.append(line).append(REST_OF_LINE).append('\n'));
        return painted.append(REST_OF_SCREEN).toString();
    }
}
