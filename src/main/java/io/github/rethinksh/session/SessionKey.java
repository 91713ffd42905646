package io.github.rethinksh.session;

/**
 * A primary key that is set in a session.
 *
 * @param field the field
 * @param origin where it comes from
 */
public record SessionKey(String field, KeyOrigin origin) {}
