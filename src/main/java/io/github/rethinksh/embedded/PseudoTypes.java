package io.github.rethinksh.embedded;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The objects with a {@code $reql_type$}: what they must contain, how they are made and read. */
final class PseudoTypes {
    static final String TIME = "TIME";
    static final String BINARY = "BINARY";
    static final String GEOMETRY = "GEOMETRY";
    static final String LITERAL = "LITERAL";

    private static final Set<String> KNOWN = Set.of(TIME, BINARY, GEOMETRY, LITERAL);

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
            case GEOMETRY -> geometry(object);
            default -> object;
        };
    }

    static ReqlError strayLiteral() {
        return ReqlError.logic("Stray literal keyword found: literal is only legal inside of the object passed to"
                + " merge or update and cannot nest inside other literals.");
    }

    static ObjectDatum binary(byte[] bytes) {
        return ObjectDatum.of(
                Map.of(ObjectDatum.TYPE_FIELD, Datum.of(BINARY), "data", Datum.of(Base64Text.encode(bytes))));
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
        Datum epochTime = time.get("epoch_time");
        if (!(epochTime instanceof Datum.NumberDatum seconds)) {
            throw invalidTime(wrongField("epoch_time", "a number", epochTime), time);
        }
        Datum zone = time.get("timezone");
        if (!(zone instanceof Datum.StringDatum text)) {
            throw invalidTime(wrongField("timezone", "a string", zone), time);
        }
        String longZone;
        try {
            longZone = TimeText.zone(text.value());
        } catch (ReqlError e) {
            throw invalidTime("invalid timezone string `" + PrettyPrinter.print(text) + "`", time);
        }
        for (String field : time.fields().keySet()) {
            if (!Set.of(ObjectDatum.TYPE_FIELD, "epoch_time", "timezone").contains(field)) {
                throw invalidTime("unrecognized field `" + field + "`", time.with("timezone", Datum.of(longZone)));
            }
        }
        return time(seconds.value(), longZone);
    }

    private static String wrongField(String field, String kind, Datum found) {
        return found == null
                ? "no field `" + field + "`"
                : "field `%s` must be %s (got `%s` of type %s)"
                        .formatted(field, kind, PrettyPrinter.print(found), found.typeName());
    }

    private static double toMilliseconds(double seconds) {
        // Rounding would take the sign away from a zero.
        return seconds == 0 ? seconds : Math.floor(seconds * 1000 + 0.5) / 1000;
    }

    private static ReqlError invalidTime(String reason, ObjectDatum time) {
        return ReqlError.logic("Invalid time object constructed (" + reason + "):\n" + PrettyPrinter.print(time));
    }

    private static byte[] decode(ObjectDatum binary) {
        Datum data = binary.get("data");
        if (data == null) {
            throw ReqlError.logic("Invalid binary pseudotype: lacking `data` key.");
        }
        for (String field : binary.fields().keySet()) {
            if (!field.equals("data") && !field.equals(ObjectDatum.TYPE_FIELD)) {
                throw ReqlError.logic("Invalid binary pseudotype: illegal `" + field + "` key.");
            }
        }
        return Base64Text.decode(Invocation.string(data));
    }

    /** Shapes are taken as they are, if they look like any. */
    static ObjectDatum geometry(ObjectDatum object) {
        if (object.get("type") == null) {
            throw ReqlError.missing("Field `type` not found in geometry object.");
        }
        return object;
    }
}
