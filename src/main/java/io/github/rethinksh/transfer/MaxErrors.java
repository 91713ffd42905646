package io.github.rethinksh.transfer;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many documents of a table may be rejected: a number, or a part of those that are read.
 *
 * @param text as it was typed
 * @param limit the number, or the percentage
 * @param percent whether it is a percentage
 */
public record MaxErrors(String text, BigDecimal limit, boolean percent) {
    /** The first document that is rejected stops its table. */
    public static final MaxErrors NONE = new MaxErrors("0", BigDecimal.ZERO, false);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Reads {@code 10} or {@code 0.5%}.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when it is neither
     */
    public static MaxErrors parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return new MaxErrors(text, new BigDecimal(text), false);
        }
        Matcher percentage = PERCENTAGE.matcher(text);
        if (percentage.matches() && new BigDecimal(percentage.group(1)).compareTo(HUNDRED) <= 0) {
            return new MaxErrors(text, new BigDecimal(percentage.group(1)), true);
        }
        throw new ShellException(
                ExitCode.USAGE,
                "--max-errors takes a number of documents or a percentage, not " + text,
                "Write 100 or 0.5%, say");
    }

    /** Whether not a single one may be. */
    boolean none() {
        return limit.signum() == 0;
    }

    /**
     * Whether so many are too many.
     *
     * @param rows how many documents there are; -1 when that is not known yet, and then a percentage is never exceeded
     */
    boolean exceededBy(long rejected, long rows) {
        BigDecimal many = BigDecimal.valueOf(rejected);
        if (!percent || none()) {
            return many.compareTo(limit) > 0;
        }
        return rows >= 0 && many.multiply(HUNDRED).compareTo(limit.multiply(BigDecimal.valueOf(rows))) > 0;
    }
}
