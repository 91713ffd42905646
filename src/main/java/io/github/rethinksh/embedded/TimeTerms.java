package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Times, binary values and points on the earth: the terms that make pseudo-types and take them apart. */
final class TimeTerms {
    private TimeTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.NOW, 0, i -> PseudoTypes.time(i.context().now()));
        registry.register(TermType.EPOCH_TIME, 1, i -> PseudoTypes.time(i.number(0), "+00:00"));
        registry.register(TermType.ISO8601, 1, TimeTerms::iso8601, "default_timezone");
        registry.register(TermType.TO_ISO8601, 1, i -> Datum.of(toIso8601(dateTime(i))));
        registry.register(TermType.TO_EPOCH_TIME, 1, i -> Datum.of(PseudoTypes.epochTime(time(i))));
        registry.register(TermType.TIMEZONE, 1, i -> time(i).get("timezone"));
        registry.register(
                TermType.IN_TIMEZONE, 2, i -> PseudoTypes.sanitize(time(i).with("timezone", Datum.of(i.string(1)))));
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
        registry.register(
                TermType.GEOJSON,
                1,
                i -> Invocation.object(i.datum(0)).with(ObjectDatum.TYPE_FIELD, Datum.of(PseudoTypes.GEOMETRY)));
        registry.register(
                TermType.TO_GEOJSON, 1, i -> Invocation.object(i.datum(0)).without(ObjectDatum.TYPE_FIELD));
    }

    private static void registerPart(TermRegistry registry, TermType type, ToDoubleFunction<OffsetDateTime> part) {
        registry.register(type, 1, i -> Datum.of(part.applyAsDouble(dateTime(i))));
    }

    private static String toIso8601(OffsetDateTime time) {
        String fraction = time.getNano() == 0 ? "" : ".SSS";
        return time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss" + fraction + "xxx"));
    }

    private static Value iso8601(Invocation invocation) {
        String text = invocation.string(0);
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            double seconds = time.toInstant().toEpochMilli() / 1000.0;
            return PseudoTypes.time(
                    seconds, PseudoTypes.longForm(time.getOffset().getId()));
        } catch (DateTimeParseException e) {
            throw ReqlError.logic("Invalid date string `" + text + "` (" + e.getMessage() + ").")
                    .inside(Datum.of(0));
        }
    }

    private static Value binary(Invocation invocation) {
        Datum value = invocation.datum(0);
        return value instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY)
                ? value
                : PseudoTypes.binary(Invocation.string(value).getBytes(StandardCharsets.UTF_8));
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

    private static ObjectDatum time(Invocation invocation) {
        return time(invocation, 0);
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
        ObjectDatum time = time(invocation);
        Instant instant = Instant.ofEpochMilli(Math.round(PseudoTypes.epochTime(time) * 1000));
        return instant.atOffset(ZoneOffset.of(Invocation.string(time.get("timezone"))));
    }
}
