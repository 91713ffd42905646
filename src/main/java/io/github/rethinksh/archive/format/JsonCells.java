package io.github.rethinksh.archive.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells the cells that hold JSON from those that hold text. For one thread at a time. */
final class JsonCells {
    private static final String FIRST = "{[\"-0123456789tfn";

    private final JsonScanner scanner = new JsonScanner();

    /** Whether the text is one JSON value from its first character to its last. */
    boolean is(String text) {
        if (text.isEmpty() || FIRST.indexOf(text.charAt(0)) < 0) {
            return false;
        }
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        // A number ends only where something else follows it.
        byte[] closed = Arrays.copyOf(value, value.length + 1);
        closed[value.length] = ' ';
        return scanner.scan(closed, 0, closed.length) == value.length;
    }
}
