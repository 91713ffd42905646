package io.github.rethinksh.shell;

import java.util.Locale;

/** How results are written. */
public enum Format {
    /** A table where it fits the terminal, else one block per row; always a table where there is no terminal. */
    AUTO,
    /** Aligned columns. */
    TABLE,
    /** A block of {@code column: value} lines per row. */
    VERTICAL,
    /** One JSON value per line. */
    JSON;

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
