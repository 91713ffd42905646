package io.github.rethinksh.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pseudo-type TIME as people read it. The server writes its members in this order; no string can be taken for it,
 * because the quotes in strings are escaped.
 */
final class ReadableTimes {
    private static final Pattern TIME = Pattern.compile("\\{\\s*\"\\$reql_type\\$\":\\s?\"TIME\","
            + "\\s*\"epoch_time\":\\s?([-+.eE0-9]+),\\s*\"timezone\":\\s?\"([-+:0-9Z]+)\"\\s*}");

    private ReadableTimes() {}

    /** JSON in which times are written as ReQL has it, {@code r.ISO8601("...")}, so that they are not taken for texts. */
    static String in(String json) {
        return TIME.matcher(json)
                .replaceAll(time -> Matcher.quoteReplacement(
                        iso(time).map(text -> "r.ISO8601(\"" + text + "\")").orElse(time.group())));
    }

    /** A cell of a table: the bare time where it is one. */
    static String cell(String json) {
        Matcher time = TIME.matcher(json);
        return time.matches() ? iso(time).orElse(json) : in(json);
    }

    private static Optional<String> iso(MatchResult time) {
        try {
            BigDecimal seconds = new BigDecimal(time.group(1));
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            Instant moment = Instant.ofEpochSecond(
                    whole.longValueExact(),
                    seconds.subtract(whole).movePointRight(9).longValue());
            return Optional.of(
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(ZoneOffset.of(time.group(2)))));
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            // No time that a calendar has: it is shown as it is.
            return Optional.empty();
        }
    }
}
