package io.github.rethinksh.command;

/**
 * What a value may be.
 *
 * @param value the value, or its beginning when it ends with a dot or an equals sign
 * @param description what it is, in a few words; null when that needs no words
 */
public record Suggestion(String value, String description) {
    static Suggestion plain(String value) {
        return new Suggestion(value, null);
    }

    /** Whether nothing has to follow. */
    public boolean complete() {
        return !value.endsWith(".") && !value.endsWith("=");
    }
}
