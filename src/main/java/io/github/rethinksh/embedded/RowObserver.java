package io.github.rethinksh.embedded;

/**
 * Hears of the changes of a table, one after another in the order in which they happen. Whoever calls holds the lock of
 * the table, so an observer is quick and never throws.
 */
interface RowObserver {
    /** A row became another one. {@link Datum#NULL} stands for no row; the two are never the same. */
    void rowChanged(Datum before, Datum after);

    /** The table is gone; nothing more will be heard of it. */
    void tableDropped();
}
