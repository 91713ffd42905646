package io.github.rethinksh.session;

/** Where a primary key that is set in a session comes from. */
public enum KeyOrigin {
    /** Somebody set it, in this session or in the one whose export this one joined. */
    SET,
    /** It was guessed by the documents. */
    GUESSED
}
