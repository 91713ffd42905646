package io.github.rethinksh.command;

import java.util.List;

/**
 * A cell that people see otherwise than programs do.
 *
 * @param value what stands in JSON: a String, a Number, or a list of them
 * @param text what people see
 */
public record Shown(Object value, String text) {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    /** A size, which is a number of bytes in JSON. */
    static Shown bytes(long bytes) {
        return new Shown(bytes, Sizes.readable(bytes));
    }

    /** A bar for each value, the largest of them the highest; in JSON the array of the values, which are from 0 on. */
    static Shown bars(List<Double> values) {
        double largest = values.stream().mapToDouble(value -> value).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            double part = largest > 0 ? value / largest : 0;
            line.append(BARS.charAt((int) Math.round(part * (BARS.length() - 1))));
        }
        return new Shown(values, line.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
