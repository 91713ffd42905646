package io.github.rethinksh.command;

import java.util.List;

/**
 * A cell that people see otherwise than programs do.
 *
 * @param value what stands in JSON: a String, a Number, or a list of them
 * @param text what people see
 * @param plain what they see where there is nothing but ASCII
 */
public record Shown(Object value, String text, String plain) {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String PLAIN_BARS = "_.-:=+*#";

    /** A cell whose text is ASCII. */
    Shown(Object value, String text) {
        this(value, text, text);
    }

    /** A size, which is a number of bytes in JSON. */
    static Shown bytes(long bytes) {
        return new Shown(bytes, Sizes.readable(bytes));
    }

    /** A number that is not counted. */
    static Shown estimate(long number) {
        return new Shown(number, "~" + number);
    }

    /** A bar for each value, the largest of them the highest; in JSON the array of the values, which are from 0 on. */
    static Shown bars(List<Double> values) {
        return new Shown(values, drawn(values, BARS), drawn(values, PLAIN_BARS));
    }

    private static String drawn(List<Double> values, String bars) {
        double largest = values.stream().mapToDouble(value -> value).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            double part = largest > 0 ? value / largest : 0;
            line.append(bars.charAt((int) Math.round(part * (bars.length() - 1))));
        }
        return line.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
