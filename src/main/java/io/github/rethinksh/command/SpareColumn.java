package io.github.rethinksh.command;

import java.util.List;
import java.util.Objects;

/**
 * A column that a table may do without.
 *
 * @param name its name
 * @param usual what it holds most often; nothing at all is usual too
 * @param always whether it may go even when it holds something else
 */
public record SpareColumn(String name, List<Object> usual, boolean always) {
    /** Whether all its cells are as usual. */
    public boolean isIdleIn(Rows rows) {
        return rows.cells(name).stream().map(SpareColumn::value).allMatch(this::isUsual);
    }

    private boolean isUsual(Object value) {
        boolean nothing = value == null || value.equals("") || value.equals(List.of());
        return nothing || usual.stream().anyMatch(known -> Objects.equals(known, value));
    }

    private static Object value(Object cell) {
        return cell instanceof Shown shown ? shown.value() : cell;
    }
}
