package io.github.rethinksh.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A result in rows and columns. A cell is a String, a Number, a Boolean, a {@code List<String>}, a {@link Shown} or null.
 *
 * @param columns the names of the columns, lower case; they are the keys in JSON output
 * @param rows the rows, each with a cell for every column
 * @param spare the columns that a table may do without where there is no room for all, the first to go first
 * @param headings what people see above a column that is not its name
 */
public record Rows(
        List<String> columns, List<List<Object>> rows, List<SpareColumn> spare, Map<String, String> headings) {
    /** Copies the columns. */
    public Rows {
        columns = List.copyOf(columns);
        rows = GrownList.of(rows);
        spare = List.copyOf(spare);
        headings = Map.copyOf(headings);
    }

    /** Rows of which all columns are shown, by their names. */
    public Rows(List<String> columns, List<List<Object>> rows) {
        this(columns, rows, List.of(), Map.of());
    }

    /** An empty result with these columns. */
    public static Rows of(String... columns) {
        return new Rows(List.of(columns), List.of());
    }

    /** The same with one more row. */
    public Rows with(Object... cells) {
        List<Object> row = Collections.unmodifiableList(Arrays.asList(cells));
        return new Rows(columns, GrownList.of(rows).plus(row), spare, headings);
    }

    /** The same with a column that is left out, where room is short, when it holds nothing but this or nothing at all. */
    public Rows usually(String column, Object... usual) {
        return sparing(new SpareColumn(column, List.of(usual), false));
    }

    /** The same with a column that goes where room is short, and that goes early when it holds nothing but this. */
    public Rows spare(String column, Object... usual) {
        return sparing(new SpareColumn(column, List.of(usual), true));
    }

    private Rows sparing(SpareColumn column) {
        List<SpareColumn> all = new ArrayList<>(spare);
        all.add(column);
        return new Rows(columns, rows, all, headings);
    }

    /** The same with another word above a column than its name. */
    Rows headed(String column, String heading) {
        Map<String, String> all = new HashMap<>(headings);
        all.put(column, heading);
        return new Rows(columns, rows, spare, all);
    }

    /** What people see above each column. */
    public List<String> titles() {
        return columns.stream()
                .map(column -> headings.getOrDefault(column, column))
                .toList();
    }

    /** The same without a column. */
    public Rows without(String column) {
        int index = columns.indexOf(column);
        return new Rows(
                without(columns, index),
                rows.stream().map(row -> without(row, index)).toList(),
                spare,
                headings);
    }

    private static <T> List<T> without(List<T> all, int index) {
        List<T> left = new ArrayList<>(all);
        left.remove(index);
        return left;
    }

    /** The cells of a column. */
    List<Object> cells(String column) {
        int index = columns.indexOf(column);
        List<Object> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(row.get(index)));
        return cells;
    }
}
