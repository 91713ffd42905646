package io.github.rethinksh.embedded;

/**
 * What became of a row, or of what a feed makes of it. {@link Datum#NULL} stands for no row.
 *
 * @param key the primary key of the row
 */
record RowChange(Datum key, Datum before, Datum after) {}
