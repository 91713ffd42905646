package io.github.rethinksh.embedded;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The objects with a {@code $reql_type$}: what they must contain, how they are made and read. */
final class PseudoTypes {
    static final String TIME = "TIME";
    static final String BINARY = "BINARY";
    static final String GEOMETRY = "GEOMETRY";
    static final String LITERAL = "LITERAL";

    private static final Set<String> KNOWN = Set.of(TIME, BINARY, GEOMETRY, LITERAL);
    private static final Pattern TIMEZONE = Pattern.compile("Z|[+-]\\d\\d(:?\\d\\d)?");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s");

    /** The server breaks base64 like a mail: CR LF after 76 characters, none at the end. */
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder();

    private PseudoTypes() {}

    /** Checks an object that just came in, and gives it the one form in which it is stored and sent. */
    static Datum sanitize(ObjectDatum object) {
        Datum name = object.get(ObjectDatum.TYPE_FIELD);
        if (name == null) {
            return object;
        }
        if (!(name instanceof Datum.StringDatum)) {
            throw ReqlError.logic("Error: Field `%s` must be a string (got `%s` of type %s):\n%s"
                    .formatted(
                            ObjectDatum.TYPE_FIELD,
                            PrettyPrinter.print(name),
                            name.typeName(),
                            PrettyPrinter.print(object)));
        }
        String type = object.pseudoType();
        if (!KNOWN.contains(type)) {
            throw ReqlError.logic("Unknown $reql_type$ `PTYPE<" + type + ">`.");
        }
        return switch (type) {
            case BINARY -> binary(decode(object));
            case TIME -> sanitizeTime(object);
            default -> object;
        };
    }

    static ReqlError strayLiteral() {
        return ReqlError.logic("Stray literal keyword found: literal is only legal inside of the object passed to"
                + " merge or update and cannot nest inside other literals.");
    }

    static ObjectDatum binary(byte[] bytes) {
        return ObjectDatum.of(
                Map.of(ObjectDatum.TYPE_FIELD, Datum.of(BINARY), "data", Datum.of(ENCODER.encodeToString(bytes))));
    }

    static byte[] bytes(ObjectDatum binary) {
        return decode(binary);
    }

    static ObjectDatum time(double epochSeconds, String timezone) {
        return ObjectDatum.of(Map.of(
                ObjectDatum.TYPE_FIELD,
                Datum.of(TIME),
                "epoch_time",
                Datum.of(toMilliseconds(epochSeconds)),
                "timezone",
                Datum.of(timezone)));
    }

    static ObjectDatum time(Instant instant) {
        return time(instant.toEpochMilli() / 1000.0, "+00:00");
    }

    static double epochTime(ObjectDatum time) {
        return ((Datum.NumberDatum) time.get("epoch_time")).value();
    }

    private static Datum sanitizeTime(ObjectDatum time) {
        if (!(time.get("epoch_time") instanceof Datum.NumberDatum epochTime)) {
            throw invalidTime("no field `epoch_time`", time);
        }
        if (!(time.get("timezone") instanceof Datum.StringDatum timezone)) {
            throw invalidTime("no field `timezone`", time);
        }
        if (!TIMEZONE.matcher(timezone.value()).matches()) {
            throw invalidTime("invalid timezone string `\"" + timezone.value() + "\"`", time);
        }
        for (String field : time.fields().keySet()) {
            if (!Set.of(ObjectDatum.TYPE_FIELD, "epoch_time", "timezone").contains(field)) {
                throw invalidTime("unrecognized field `" + field + "`", time);
            }
        }
        return time(epochTime.value(), longForm(timezone.value()));
    }

    /** The long form of a time zone that somebody wrote. */
    static String requireZone(String timezone) {
        if (!timezone.startsWith("+") && !timezone.startsWith("-") && !timezone.equals("Z")) {
            throw ReqlError.logic("Timezone `" + timezone + "` does not start with `-` or `+`.");
        }
        if (!TIMEZONE.matcher(timezone).matches()) {
            throw ReqlError.logic("Invalid timezone string `\"" + timezone + "\"`.");
        }
        return longForm(timezone);
    }

    static String longForm(String timezone) {
        if (timezone.equals("Z")) {
            return "+00:00";
        }
        String digits = timezone.substring(1).replace(":", "");
        return timezone.charAt(0) + digits.substring(0, 2) + ":" + (digits.length() == 4 ? digits.substring(2) : "00");
    }

    private static double toMilliseconds(double seconds) {
        return Math.floor(seconds * 1000 + 0.5) / 1000;
    }

    private static ReqlError invalidTime(String reason, ObjectDatum time) {
        return ReqlError.logic("Invalid time object constructed (" + reason + "):\n" + PrettyPrinter.print(time));
    }

    private static byte[] decode(ObjectDatum binary) {
        if (!(binary.get("data") instanceof Datum.StringDatum data)) {
            throw ReqlError.logic("Invalid binary pseudotype: lacking `data` key.");
        }
        try {
            return Base64.getDecoder().decode(LINE_BREAKS.matcher(data.value()).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw ReqlError.logic("Invalid base64 format, data found after padding character '='.");
        }
    }
}
