package io.github.rethinksh.embedded;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Dates and times as texts of ISO 8601, in the forms the server knows, with its texts for what is wrong with others. */
final class TimeText {
    private static final int FIRST_YEAR = 1400;
    private static final int LAST_YEAR = 9999;
    private static final int FIRST_OFFSET = -12 * 60;
    private static final int LAST_OFFSET = 14 * 60;

    private final String text;
    private int at;

    private TimeText(String text) {
        this.text = text;
    }

    /**
     * Reads a date, with a time of the day behind a T.
     *
     * @param defaultZone the zone of a text that names none; empty when there is no such
     */
    static ObjectDatum parse(String text, String defaultZone) {
        int separator = text.indexOf('T');
        LocalDate day = new TimeText(separator < 0 ? text : text.substring(0, separator)).date();
        double seconds = 0;
        String zone = defaultZone;
        if (separator >= 0) {
            String time = text.substring(separator + 1);
            int sign = zoneStart(time);
            seconds = new TimeText(sign < 0 ? time : time.substring(0, sign)).secondsOfDay();
            zone = sign < 0 ? defaultZone : zone(time.substring(sign));
        }
        if (zone.isEmpty()) {
            throw ReqlError.logic("ISO 8601 string has no time zone, and no default time zone was provided.");
        }
        return PseudoTypes.time(
                day.toEpochDay() * 86_400.0 + seconds - offsetOf(zone).getTotalSeconds(), zone);
    }

    /** The long form of a time zone, {@code +hh:mm}. */
    static String zone(String text) {
        if (text.equals("-00") || text.equals("-00:00")) {
            throw ReqlError.logic("`" + text + "` is not a valid time offset.");
        }
        return text.equals("Z") ? "+00:00" : new TimeText(text).offset();
    }

    /** The offset of a time zone in its long form, if the server calculates with it; it keeps others, too. */
    static ZoneOffset offsetOf(String zone) {
        int size = Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(4));
        int minutes = zone.charAt(0) == '-' ? -size : size;
        if (minutes < FIRST_OFFSET || minutes > LAST_OFFSET) {
            throw outOfRange("Offset out of range: " + (minutes < 0 ? zone : zone.substring(1)) + ":00");
        }
        return ZoneOffset.ofTotalSeconds(minutes * 60);
    }

    /** The day, if the server has it in its calendar. */
    static LocalDate day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw outOfRange("Year is out of valid range: 1400..9999");
        }
        if (month < 1 || month > 12) {
            throw outOfRange("Month number is out of range 1..12");
        }
        if (day < 1 || day > 31) {
            throw outOfRange("Day of month value is out of range 1..31");
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw outOfRange("Day of month is not valid for year");
        }
    }

    private static ReqlError outOfRange(String reason) {
        return ReqlError.logic("Error in time logic: " + reason + ".");
    }

    private static int zoneStart(String time) {
        int minus = time.indexOf('-');
        int plus = time.indexOf('+');
        return minus >= 0 ? minus : plus >= 0 ? plus : time.indexOf('Z');
    }

    private LocalDate date() {
        int year = digits(4);
        if (isAtEnd()) {
            return day(year, 1, 1);
        }
        boolean firstHyphen = skip('-');
        if (skip('W')) {
            throw ReqlError.logic(
                    "Due to limitations in the boost time library we use for parsing, we cannot support ISO"
                            + " week dates right now.  Sorry about that!  Please use years, calendar dates, or ordinal dates"
                            + " instead.");
        }
        if (text.length() - at == 3) {
            return day(year, 1, 1).plusDays(digits(3) - 1L);
        }
        int month = digits(2);
        if (firstHyphen && isAtEnd()) {
            return day(year, month, 1);
        }
        if (firstHyphen != skip('-')) {
            throw ReqlError.logic("Date string `" + text + "` must have 0 or 2 hyphens.");
        }
        int day = digits(2);
        requireEnd("date");
        return day(year, month, day);
    }

    private double secondsOfDay() {
        double seconds = digits(2) * 3600.0;
        if (isAtEnd()) {
            return seconds;
        }
        boolean firstColon = skip(':');
        seconds += digits(2) * 60.0;
        if (isAtEnd()) {
            return seconds;
        }
        if (firstColon != skip(':')) {
            throw ReqlError.logic("Time string `" + text + "` must have 0 or 2 colons.");
        }
        seconds += digits(2);
        if (skip('.') && !isAtEnd()) {
            int start = at;
            digits(text.length() - at);
            return seconds + Double.parseDouble("0." + text.substring(start));
        }
        requireEnd("time");
        return seconds;
    }

    private String offset() {
        if (!skip('-') && !skip('+')) {
            throw ReqlError.logic("Timezone `" + text + "` does not start with `-` or `+`.");
        }
        int hours = digits(2);
        int minutes = 0;
        if (!isAtEnd()) {
            skip(':');
            minutes = digits(2);
            requireEnd("timezone");
        }
        if (hours > 24) {
            throw ReqlError.logic("Hours out of range in `" + text + "`.");
        }
        if (minutes > 59) {
            throw ReqlError.logic("Minutes out of range in `" + text + "`.");
        }
        return "%c%02d:%02d".formatted(text.charAt(0), hours, minutes);
    }

    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            if (isAtEnd()) {
                throw ReqlError.logic("Invalid time zone string `" + text
                        + "`. Valid time zones are `+hh:mm`, `-hh:mm`, `+hhmm`, `-hhmm`, `+hh`, `-hh` and `Z`.");
            }
            char digit = text.charAt(at++);
            if (digit < '0' || digit > '9') {
                throw ReqlError.logic("Invalid date string `" + text + "` (got `" + digit + "` but expected a digit).");
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private boolean skip(char expected) {
        boolean isThere = !isAtEnd() && text.charAt(at) == expected;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private void requireEnd(String kind) {
        if (!isAtEnd()) {
            throw ReqlError.logic(
                    "Garbage characters `" + text.substring(at) + "` at end of " + kind + " string `" + text + "`.");
        }
    }
}
