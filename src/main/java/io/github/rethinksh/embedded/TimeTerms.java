package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Times, binary values and points on the earth: the terms that make pseudo-types and take them apart. */
final class TimeTerms {
    /** The server's calendar has the years from 1400 to 9999. */
    private static final double FIRST_SECOND = -17_987_443_200.0;

    private static final double END_OF_TIME = 253_402_300_800.0;

    private TimeTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.NOW, 0, i -> PseudoTypes.time(i.context().now()));
        registry.register(TermType.EPOCH_TIME, 1, i -> PseudoTypes.time(i.number(0), "+00:00"));
        registry.register(TermType.ISO8601, 1, TimeTerms::iso8601, "default_timezone");
        registry.register(TermType.TO_ISO8601, 1, i -> Datum.of(toIso8601(dateTime(i))));
        registry.register(TermType.TO_EPOCH_TIME, 1, i -> Datum.of(PseudoTypes.epochTime(time(i, 0))));
        registry.register(TermType.TIMEZONE, 1, i -> time(i, 0).get("timezone"));
        registry.register(
                TermType.IN_TIMEZONE, 2, i -> time(i, 0).with("timezone", Datum.of(TimeText.zone(i.string(1)))));
        registerPart(registry, TermType.YEAR, OffsetDateTime::getYear);
        registerPart(registry, TermType.MONTH, OffsetDateTime::getMonthValue);
        registerPart(registry, TermType.DAY, OffsetDateTime::getDayOfMonth);
        registerPart(registry, TermType.HOURS, OffsetDateTime::getHour);
        registerPart(registry, TermType.MINUTES, OffsetDateTime::getMinute);
        registerPart(registry, TermType.SECONDS, time -> time.getSecond() + time.getNano() / 1e9);
        registerPart(registry, TermType.DAY_OF_WEEK, time -> time.getDayOfWeek().getValue());
        registerPart(registry, TermType.DAY_OF_YEAR, OffsetDateTime::getDayOfYear);
        registry.register(TermType.BINARY, 1, TimeTerms::binary);
        registry.register(TermType.POINT, 2, TimeTerms::point);
        registry.register(TermType.GEOJSON, 1, TimeTerms::geojson);
        registry.register(TermType.TO_GEOJSON, 1, TimeTerms::toGeojson);
    }

    private static void registerPart(TermRegistry registry, TermType type, ToDoubleFunction<OffsetDateTime> part) {
        registry.register(type, 1, i -> Datum.of(part.applyAsDouble(dateTime(i))));
    }

    private static String toIso8601(OffsetDateTime time) {
        String fraction = time.getNano() == 0 ? "" : ".SSS";
        return time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss" + fraction + "xxx"));
    }

    private static Value iso8601(Invocation invocation) {
        String defaultZone = invocation
                .option("default_timezone", zone -> TimeText.zone(Invocation.string(zone)))
                .orElse("");
        return invocation.argument(
                0,
                value -> TimeText.parse(Invocation.string(invocation.context().toDatum(value)), defaultZone));
    }

    private static Value binary(Invocation invocation) {
        Datum value = invocation.datum(0);
        return value instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY)
                ? value
                : PseudoTypes.binary(Invocation.string(value).getBytes(StandardCharsets.UTF_8));
    }

    private static Value geojson(Invocation invocation) {
        ObjectDatum object = Invocation.object(invocation.datum(0));
        for (String field : List.of("type", "coordinates")) {
            if (object.get(field) == null) {
                throw ReqlError.missing("No attribute `" + field + "` in object:\n" + PrettyPrinter.print(object));
            }
        }
        String type = Invocation.string(object.get("type"));
        if (!Set.of("Point", "LineString", "Polygon").contains(type)) {
            throw ReqlError.logic("Unrecognized GeoJSON type `" + type + "`.");
        }
        return object.with(ObjectDatum.TYPE_FIELD, Datum.of(PseudoTypes.GEOMETRY));
    }

    private static Value toGeojson(Invocation invocation) {
        return invocation.argument(0, value -> {
            Datum datum = invocation.context().toDatum(value);
            if (datum instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.GEOMETRY)) {
                return object.without(ObjectDatum.TYPE_FIELD);
            }
            throw ReqlError.logic("Not a GEOMETRY pseudotype: `" + PrettyPrinter.print(datum) + "`.");
        });
    }

    private static Value point(Invocation invocation) {
        double longitude = requireWithin("Longitude", invocation.number(0), 180);
        double latitude = requireWithin("Latitude", invocation.number(1), 90);
        return ObjectDatum.of(Map.of(
                ObjectDatum.TYPE_FIELD,
                Datum.of(PseudoTypes.GEOMETRY),
                "coordinates",
                Datum.of(List.of(Datum.of(longitude), Datum.of(latitude))),
                "type",
                Datum.of("Point")));
    }

    private static double requireWithin(String name, double value, int limit) {
        if (Math.abs(value) > limit) {
            throw ReqlError.logic(
                    "%s must be between -%d and %d.  Got %s.".formatted(name, limit, limit, JsonWriter.number(value)));
        }
        return value;
    }

    static ObjectDatum time(Invocation invocation, int position) {
        return invocation.argument(position, value -> {
            Datum datum = invocation.context().toDatum(value);
            if (datum instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.TIME)) {
                return object;
            }
            throw ReqlError.logic("Not a TIME pseudotype: `" + PrettyPrinter.print(datum) + "`.");
        });
    }

    static OffsetDateTime dateTime(Invocation invocation) {
        ObjectDatum time = time(invocation, 0);
        double seconds = PseudoTypes.epochTime(time);
        if (seconds < FIRST_SECOND || seconds >= END_OF_TIME) {
            throw ReqlError.logic("Error in time logic: Year is out of valid range: 1400..9999.");
        }
        return Instant.ofEpochMilli(Math.round(seconds * 1000))
                .atOffset(TimeText.offsetOf(Invocation.string(time.get("timezone"))));
    }
}
