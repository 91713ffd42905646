package io.github.rethinksh.command;

import java.util.Locale;

/** How the progress of long work is shown. */
public enum ProgressMode {
    /** Bars on a terminal, lines in a pipe, JSON where results are JSON, nothing with {@code --quiet}. */
    AUTO,
    /** A bar for each running table and one for all; lines where nothing can be redrawn. */
    BAR,
    /** A line every few seconds. */
    LINES,
    /** A JSON object per line on standard error. */
    JSON,
    /** Nothing but notes. */
    OFF;

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
