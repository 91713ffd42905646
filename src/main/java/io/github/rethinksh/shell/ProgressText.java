package io.github.rethinksh.shell;

import io.github.rethinksh.model.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A snapshot in words. */
final class ProgressText {
    private static final String GAP = "  ";

    /** The bytes per second that are not worth speaking of megabytes. */
    private static final int SLOW = 100_000;

    private ProgressText() {}

    /** The line of a log. */
    static String line(String title, ProgressSnapshot snapshot) {
        return title + GAP + String.join(GAP, facts(snapshot));
    }

    private static List<String> facts(ProgressSnapshot snapshot) {
        ProgressSnapshot.Amounts amounts = snapshot.amounts();
        List<String> facts = new ArrayList<>();
        amounts.fraction().ifPresent(fraction -> facts.add(percent(fraction)));
        amounts.timeLeft().ifPresent(left -> facts.add(Durations.clock(left) + " left"));
        facts.add(rows(amounts.rows()));
        facts.add(rowRate(amounts.rows().perSecond()));
        facts.add(byteRate(amounts.bytes().perSecond()));
        if (snapshot.tables().all() > 1) {
            facts.add(snapshot.tables().done() + " of " + snapshot.tables().all() + " tables");
        }
        running(snapshot.tables().running()).ifPresent(facts::add);
        return facts;
    }

    private static String percent(double fraction) {
        return (int) (fraction * 100) + "%";
    }

    /** The part that is done, or how much that is where the whole is not known. */
    static String share(ProgressSnapshot.Amounts amounts) {
        return amounts.fraction().isPresent() ? percent(amounts.fraction().getAsDouble()) : rows(amounts.rows());
    }

    static String rows(ProgressSnapshot.Amount rows) {
        return rows.foretold()
                ? grouped(rows.done()) + " of " + grouped(rows.expected()) + " rows"
                : grouped(rows.done()) + " rows";
    }

    static String rowRate(long perSecond) {
        return grouped(perSecond) + " docs/s";
    }

    static String byteRate(long perSecond) {
        return perSecond < SLOW
                ? perSecond / 1000 + " kB/s"
                : String.format(Locale.ROOT, "%.1f MB/s", perSecond / 1_000_000.0);
    }

    private static Optional<String> running(List<ProgressSnapshot.Running> tables) {
        return switch (tables.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(tables.get(0).name().toString());
            default -> Optional.of(tables.get(0).name() + " and " + (tables.size() - 1) + " more");
        };
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
