package io.github.rethinksh.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of the benchmark. */
final class Figures {
    private static final String ROW = "%-34s %8s %8s %10s %8s %8s %8s";

    private final List<String> rows = new ArrayList<>();

    Figures() {
        rows.add(ROW.formatted("", "seconds", "MB/s", "docs/s", "CPU s", "peak MB", "x floor"));
    }

    /** Something without data to speak of. */
    void add(String title, Measured measured) {
        rows.add(row(title, measured, 0, 0, 0));
    }

    /**
     * Something that moved data.
     *
     * @param floor the seconds of the bare client; 0 for that client itself
     */
    void add(String title, Measured measured, long bytes, long documents, double floor) {
        rows.add(row(title, measured, bytes, documents, floor));
    }

    private static String row(String title, Measured measured, long bytes, long documents, double floor) {
        double seconds = measured.seconds();
        return ROW.formatted(
                title,
                number("%.2f", seconds),
                number("%.0f", bytes / 1e6 / seconds),
                number("%,.0f", documents / seconds),
                number("%.2f", measured.processorSeconds()),
                number("%.0f", measured.peakBytes() / 1e6),
                floor == 0 ? "" : number("%.2f", seconds / floor));
    }

    private static String number(String format, double number) {
        return number == 0 ? "" : String.format(Locale.ROOT, format, number);
    }

    @Override
    public String toString() {
        return String.join("\n", rows);
    }
}
