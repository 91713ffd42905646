package io.github.rethinksh.shell;

import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A snapshot in words. */
final class ProgressText {
    private static final String GAP = "  ";
    private static final int NARROW = 60;
    private static final int WIDE = 100;
    private static final int FEW_CELLS = 10;
    private static final int MANY_CELLS = 20;

    private ProgressText() {}

    /** The line of a bar: as many facts as there is room for, the most wanted ones first. */
    static String bar(String title, ProgressSnapshot snapshot, int columns) {
        StringBuilder line = new StringBuilder(title);
        snapshot.fraction().ifPresent(fraction -> line.append(cells(fraction, columns)));
        for (String fact : facts(snapshot)) {
            if (DisplayWidth.of(line + GAP + fact) > columns) {
                break;
            }
            line.append(GAP).append(fact);
        }
        return DisplayWidth.cut(line.toString(), columns);
    }

    /** The line of a log. */
    static String line(String title, ProgressSnapshot snapshot) {
        return title + GAP + String.join(GAP, facts(snapshot));
    }

    private static String cells(double fraction, int columns) {
        if (columns < NARROW) {
            return "";
        }
        int cells = columns < WIDE ? FEW_CELLS : MANY_CELLS;
        int filled = (int) (fraction * cells);
        return GAP + "[" + "#".repeat(filled) + "-".repeat(cells - filled) + "]";
    }

    private static List<String> facts(ProgressSnapshot snapshot) {
        List<String> facts = new ArrayList<>();
        snapshot.fraction().ifPresent(fraction -> facts.add((int) (fraction * 100) + "%"));
        snapshot.timeLeft().ifPresent(left -> facts.add(clock(left) + " left"));
        facts.add(rows(snapshot.rows()));
        facts.add(grouped(snapshot.rows().perSecond()) + " rows/s");
        facts.add(megabytes(snapshot.bytes().perSecond()) + " MB/s");
        if (snapshot.tables().all() > 1) {
            facts.add(snapshot.tables().done() + " of " + snapshot.tables().all() + " tables");
        }
        running(snapshot.tables().running()).ifPresent(facts::add);
        return facts;
    }

    private static String rows(ProgressSnapshot.Amount rows) {
        return rows.foretold()
                ? grouped(rows.done()) + " of " + grouped(rows.expected()) + " rows"
                : grouped(rows.done()) + " rows";
    }

    private static Optional<String> running(List<TableName> tables) {
        return switch (tables.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(tables.get(0).toString());
            default -> Optional.of(tables.get(0) + " and " + (tables.size() - 1) + " more");
        };
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1_000_000.0);
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
