package io.github.rethinksh.shell;

import io.github.rethinksh.model.Durations;
import io.github.rethinksh.shell.ProgressSnapshot.Amounts;
import io.github.rethinksh.shell.ProgressSnapshot.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The lines of a terminal that show how a transfer stands: one for each running table, one for all below them. What there
 * is no room for is left out: the bars first, then the rates, then the time left.
 *
 * @param columns how wide a line may be
 * @param lines how many there may be
 * @param unicode whether bars may be drawn with more than ASCII
 */
record ProgressFrame(int columns, int lines, boolean unicode) {
    private static final String GAP = "  ";
    private static final int SHORT_NAME = 12;
    private static final int FEW_CELLS = 10;
    private static final int MANY_CELLS = 30;

    /** What a line tells. */
    private record Row(String name, Amounts amounts) {
        String share() {
            return ProgressText.share(amounts);
        }

        String rowRate() {
            return ProgressText.rowRate(amounts.rows().perSecond());
        }

        String byteRate() {
            return ProgressText.byteRate(amounts.bytes().perSecond());
        }

        String left() {
            return amounts.timeLeft()
                    .map(left -> Durations.clock(left) + " left")
                    .orElse("");
        }
    }

    /** The facts behind the bar, those that are given up first at the front. */
    private enum Facts {
        ALL(List.of(Row::share, Row::rowRate, Row::byteRate, Row::left)),
        NO_RATES(List.of(Row::share, Row::left)),
        NO_TIME(List.of(Row::share));

        // List.of makes lists that cannot be changed; their type does not say so.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Function<Row, String>> columns;

        Facts(List<Function<Row, String>> columns) {
            this.columns = columns;
        }

        int width(List<Row> rows) {
            return columns.stream()
                    .mapToInt(column -> widest(rows, column))
                    .map(width -> width == 0 ? 0 : GAP.length() + width)
                    .sum();
        }
    }

    /** The lines from top to bottom. */
    List<String> of(String title, ProgressSnapshot snapshot) {
        List<Row> rows = rows(title, snapshot);
        Facts facts = Facts.NO_TIME;
        int name = widest(rows, Row::name);
        for (Facts candidate : Facts.values()) {
            if (candidate.width(rows) + Math.min(name, SHORT_NAME) <= columns) {
                facts = candidate;
                break;
            }
        }
        int names = Math.max(0, Math.min(name, columns - facts.width(rows)));
        int cells = cells(columns - names - facts.width(rows), rows);
        List<String> drawn = new ArrayList<>();
        for (Row row : rows) {
            drawn.add(line(row, rows, facts, names, cells));
        }
        drawn.add(withNumbers(drawn.remove(drawn.size() - 1), rows.get(rows.size() - 1)));
        int hidden = snapshot.tables().running().size() - (rows.size() - 1);
        if (rows.size() > 1 && hidden > 0) {
            drawn.add(rows.size() - 1, DisplayWidth.cut("and " + hidden + " more", columns));
        }
        return drawn;
    }

    private List<Row> rows(String title, ProgressSnapshot snapshot) {
        ProgressSnapshot.Tables tables = snapshot.tables();
        if (tables.all() <= 1 && tables.running().size() <= 1) {
            String table = tables.running().isEmpty()
                    ? ""
                    : " " + visible(tables.running().get(0));
            return List.of(new Row(title + table, snapshot.amounts()));
        }
        List<Row> rows = new ArrayList<>();
        int room = lines - 1;
        int shown = tables.running().size() <= room ? tables.running().size() : Math.max(0, room - 1);
        for (Running table : tables.running().subList(0, shown)) {
            rows.add(new Row(visible(table), table.amounts()));
        }
        String total = tables.all() == 0 ? title : title + " " + tables.done() + "/" + tables.all();
        rows.add(new Row(total, snapshot.amounts()));
        return rows;
    }

    private static String visible(Running table) {
        return ControlCharacters.visible(table.name().toString());
    }

    private static int cells(int free, List<Row> rows) {
        boolean none = rows.stream().allMatch(row -> row.amounts().fraction().isEmpty());
        int room = free - GAP.length();
        return none || room < FEW_CELLS ? 0 : Math.min(room, MANY_CELLS);
    }

    private String line(Row row, List<Row> rows, Facts facts, int names, int cells) {
        StringBuilder line = new StringBuilder(padded(DisplayWidth.shortened(row.name(), names, unicode), names));
        if (cells > 0) {
            line.append(GAP).append(bar(row, cells));
        }
        for (Function<Row, String> column : facts.columns) {
            int width = widest(rows, column);
            if (width > 0) {
                line.append(GAP)
                        .append(" ".repeat(width - column.apply(row).length()))
                        .append(column.apply(row));
            }
        }
        return DisplayWidth.cut(line.toString(), columns).stripTrailing();
    }

    private String withNumbers(String line, Row total) {
        String numbers = ProgressText.rows(total.amounts().rows());
        boolean fits = DisplayWidth.of(line + GAP + numbers) <= columns;
        return fits && !total.share().equals(numbers) ? line + GAP + numbers : line;
    }

    private String bar(Row row, int cells) {
        if (row.amounts().fraction().isEmpty()) {
            return " ".repeat(cells);
        }
        double fraction = row.amounts().fraction().getAsDouble();
        int inner = unicode ? cells : cells - 2;
        int filled = (int) (fraction * inner);
        return unicode
                ? "\u2588".repeat(filled) + "\u2591".repeat(inner - filled)
                : "[" + "#".repeat(filled) + "-".repeat(inner - filled) + "]";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - DisplayWidth.of(text));
    }

    private static int widest(List<Row> rows, Function<Row, String> column) {
        return rows.stream()
                .mapToInt(row -> DisplayWidth.of(column.apply(row)))
                .max()
                .orElse(0);
    }
}
