package io.github.rethinksh.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A result in rows and columns. A cell is a String, a Number, a Boolean, a {@code List<String>}, a {@link Shown} or null.
 *
 * @param columns the names of the columns, lower case; they are the keys in JSON output
 * @param rows the rows, each with a cell for every column
 */
public record Rows(List<String> columns, List<List<Object>> rows) {
    /** Copies the columns. */
    public Rows {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
    }

    /** An empty result with these columns. */
    public static Rows of(String... columns) {
        return new Rows(List.of(columns), new ArrayList<>());
    }

    /** The same with one more row. */
    public Rows with(Object... cells) {
        List<List<Object>> all = new ArrayList<>(rows);
        all.add(Collections.unmodifiableList(Arrays.asList(cells)));
        return new Rows(columns, all);
    }
}
