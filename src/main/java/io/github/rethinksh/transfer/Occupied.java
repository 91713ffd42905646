package io.github.rethinksh.transfer;

/** What an import does with tables that are there already. */
public enum Occupied {
    /** It writes into them: into empty ones, and into others where it was said what happens when a key is taken. */
    WRITE,

    /** It leaves them alone. */
    LEAVE_OUT,

    /** It deletes their documents first. */
    EMPTY
}
