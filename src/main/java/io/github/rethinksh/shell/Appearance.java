package io.github.rethinksh.shell;

/**
 * How answers are to look.
 *
 * @param format how results are written
 * @param quiet whether notes and progress are left out
 * @param readableDates whether times in documents are shown as people read them, on a terminal
 * @param cut whether values that are too long for a terminal are cut
 * @param paged whether results longer than the terminal are shown by a pager
 */
public record Appearance(Format format, boolean quiet, boolean readableDates, boolean cut, boolean paged) {
    /** A format with everything else as it is usual. */
    public static Appearance of(Format format) {
        return new Appearance(format, false, true, true, true);
    }
}
