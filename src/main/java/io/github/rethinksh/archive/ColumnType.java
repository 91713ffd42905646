package io.github.rethinksh.archive;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the cells of a column of CSV are taken for. An empty cell is a field that is not there, whatever the type. */
public enum ColumnType {
    /** Text, as the official tools take every cell: {@code null} is a word, and an empty text cannot be had. */
    UNTYPED,
    /** Text; an empty cell in quotes is the empty text. */
    STRING,
    /** A number as JSON writes it, or {@code null}. */
    NUMBER,
    /** {@code true} or {@code false} in any case, or {@code null}. */
    BOOLEAN,
    /** A time of ISO 8601 with its zone, seconds since 1970, a pseudo-type as JSON, or {@code null}. */
    TIME,
    /** Bytes in base64, a pseudo-type as JSON, or {@code null}. */
    BINARY,
    /** Any value as JSON: a text is in double quotes within the cell. */
    JSON,
    /** JSON where the cell is a JSON value, else the text as it stands. */
    ANY;

    /** The type of this name; empty when there is none. */
    public static Optional<ColumnType> named(String name) {
        return Stream.of(values())
                .filter(type -> type != UNTYPED && type.title().equals(name))
                .findFirst();
    }

    /** Its name in a header or an option. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
