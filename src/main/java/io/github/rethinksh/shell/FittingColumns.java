package io.github.rethinksh.shell;

import io.github.rethinksh.command.Rows;
import io.github.rethinksh.command.SpareColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes a table fit a terminal: first the columns go that tell nothing, then cells are cut, then the columns go that a
 * reader can do without.
 *
 * @param width the columns of the terminal
 * @param unicode whether the mark of what is cut may be more than ASCII
 * @param cutting cuts the cells of a table, or leaves it as it is
 */
record FittingColumns(int width, boolean unicode, UnaryOperator<TableLayout> cutting) {
    /** The table; empty when it cannot be made to fit. */
    Optional<TableLayout> of(Rows rows) {
        TableLayout whole = new TableLayout(rows, unicode);
        if (whole.width() <= width) {
            return Optional.of(whole);
        }
        List<SpareColumn> idle =
                rows.spare().stream().filter(column -> column.isIdleIn(rows)).toList();
        Rows left = rows;
        for (SpareColumn column : idle) {
            left = left.without(column.name());
        }
        Optional<TableLayout> fitting = fitted(left);
        for (SpareColumn column : rows.spare()) {
            if (fitting.isEmpty() && column.always() && !idle.contains(column)) {
                left = left.without(column.name());
                fitting = fitted(left);
            }
        }
        return fitting;
    }

    private Optional<TableLayout> fitted(Rows rows) {
        return Optional.of(cutting.apply(new TableLayout(rows, unicode))).filter(table -> table.width() <= width);
    }
}
