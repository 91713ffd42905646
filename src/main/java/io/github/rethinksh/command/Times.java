package io.github.rethinksh.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as people read them. */
final class Times {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Times() {}

    /** A time of the server, which comes as the pseudo-type TIME; empty when it is not there. */
    static String readable(JsonNode time, ZoneId zone) {
        JsonNode seconds = time.path("epoch_time");
        return seconds.isNumber() ? readable(Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000)), zone) : "";
    }

    /** A moment in the time of the zone, to the second. */
    static String readable(Instant time, ZoneId zone) {
        return FORMAT.format(time.atZone(zone));
    }
}
