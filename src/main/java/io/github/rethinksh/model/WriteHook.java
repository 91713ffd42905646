package io.github.rethinksh.model;

/**
 * A write hook as {@code get_write_hook} tells of it and as {@code set_write_hook} takes it back.
 *
 * @param function the binary function in base64 as the server sent it, line breaks included
 * @param query the definition as ReQL text, for people; null when not known
 */
public record WriteHook(String function, String query) {}
