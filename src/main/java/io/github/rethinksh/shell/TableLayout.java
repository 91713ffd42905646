package io.github.rethinksh.shell;

import io.github.rethinksh.command.Rows;
import io.github.rethinksh.command.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows as aligned columns, two blanks apart; columns of numbers stand to the right. */
final class TableLayout {
    private static final String GAP = "  ";

    /** What is left of a text that is cut tells at least so much. */
    private static final int NARROWEST_CUT = 24;

    private final List<Column> columns;
    private final int rows;
    private final boolean unicode;

    /**
     * The columns of a result.
     *
     * @param unicode whether the mark of what is cut may be more than ASCII
     */
    TableLayout(Rows result, boolean unicode) {
        this.unicode = unicode;
        columns = new ArrayList<>();
        rows = result.rows().size();
        for (int i = 0; i < result.columns().size(); i++) {
            int index = i;
            columns.add(Column.of(
                    result.titles().get(index),
                    result.rows().stream().map(row -> row.get(index)).toList(),
                    unicode));
        }
    }

    private TableLayout(List<Column> columns, int rows, boolean unicode) {
        this.columns = columns;
        this.rows = rows;
        this.unicode = unicode;
    }

    /**
     * The same with the cells of the widest columns cut such that it is not wider than this, those of the first column,
     * which most often is a name or a key, only if it has to be; the same as it is where that would leave too little.
     */
    TableLayout fitted(int most) {
        return cut(1, most).or(() -> cut(0, most)).orElse(this);
    }

    private Optional<TableLayout> cut(int first, int most) {
        List<Column> fitting = new ArrayList<>(columns);
        int excess = width() - most;
        while (excess > 0) {
            List<Column> cuttable = fitting.subList(Math.min(first, fitting.size()), fitting.size());
            int widest = cuttable.stream().mapToInt(Column::cuttableWidth).max().orElse(0);
            int next = cuttable.stream()
                    .mapToInt(Column::cuttableWidth)
                    .filter(width -> width < widest)
                    .max()
                    .orElse(0);
            int target = Math.max(NARROWEST_CUT, Math.max(next, widest - excess));
            if (target >= widest) {
                return Optional.empty();
            }
            int index = IntStream.range(0, cuttable.size())
                    .filter(i -> cuttable.get(i).cuttableWidth() == widest)
                    .findFirst()
                    .orElseThrow();
            cuttable.set(index, cuttable.get(index).cutTo(target, unicode));
            excess -= widest - target;
        }
        return Optional.of(new TableLayout(fitting, rows, unicode));
    }

    /** How many columns of a terminal the table takes. */
    int width() {
        int gaps = GAP.length() * Math.max(0, columns.size() - 1);
        return columns.stream().mapToInt(Column::width).sum() + gaps;
    }

    String header() {
        return line(columns.stream().map(column -> column.pad(column.name())));
    }

    List<String> body() {
        return IntStream.range(0, rows)
                .mapToObj(row -> line(
                        columns.stream().map(column -> column.pad(column.cells().get(row)))))
                .toList();
    }

    private static String line(Stream<String> cells) {
        return String.join(GAP, cells.toList()).stripTrailing();
    }

    private record Column(String name, List<String> cells, boolean numeric, int width) {
        static Column of(String name, List<Object> values, boolean unicode) {
            List<String> cells =
                    values.stream().map(value -> Cells.text(value, unicode)).toList();
            String label = ControlCharacters.visible(name);
            List<Object> known = values.stream()
                    .map(value -> value instanceof Shown shown ? shown.value() : value)
                    .filter(Objects::nonNull)
                    .toList();
            boolean numeric = !known.isEmpty() && known.stream().allMatch(Number.class::isInstance);
            int widest = cells.stream().mapToInt(DisplayWidth::of).max().orElse(0);
            return new Column(label, cells, numeric, Math.max(widest, DisplayWidth.of(label)));
        }

        /** Numbers are never cut: they would be other ones. */
        int cuttableWidth() {
            return numeric ? 0 : width;
        }

        Column cutTo(int most, boolean unicode) {
            return new Column(
                    DisplayWidth.shortened(name, most, unicode),
                    cells.stream()
                            .map(cell -> DisplayWidth.shortened(cell, most, unicode))
                            .toList(),
                    numeric,
                    most);
        }

        String pad(String text) {
            String blanks = " ".repeat(width - DisplayWidth.of(text));
            return numeric ? blanks + text : text + blanks;
        }
    }
}
