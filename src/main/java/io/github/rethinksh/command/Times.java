package io.github.rethinksh.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. */
final class Times {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Times() {}

    /** A length of time by its two largest units, such as {@code 3d 4h} or {@code 1.2s}. */
    static String readable(Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1fs", Math.max(0, time.toMillis()) / 1000.0);
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + "m " + time.toSecondsPart() + "s";
        }
        return time.toDays() == 0
                ? time.toHours() + "h " + time.toMinutesPart() + "m"
                : time.toDays() + "d " + time.toHoursPart() + "h";
    }

    /** A moment in the time of the zone, to the second. */
    static String readable(Instant time, ZoneId zone) {
        return FORMAT.format(time.atZone(zone));
    }
}
