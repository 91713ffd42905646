package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code type_of}, {@code coerce_to} and {@code info}. */
final class TypeTerms {
    private static final Set<String> TARGETS = Set.of(
            "ARRAY",
            "BINARY",
            "BOOL",
            "DATUM",
            "DB",
            "FUNCTION",
            "MAXVAL",
            "MINVAL",
            "NULL",
            "NUMBER",
            "OBJECT",
            "STREAM",
            "STRING");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern HEXADECIMAL = Pattern.compile("[+-]?0[xX][0-9a-fA-F]+");
    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

    private TypeTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.TYPE_OF, 1, i -> Datum.of(typeName(i.value(0))));
        registry.register(TermType.COERCE_TO, 2, TypeTerms::coerce);
        registry.register(TermType.INFO, 1, TypeTerms::info);
    }

    private static String typeName(Value value) {
        return value instanceof Value.DatabaseValue ? "DB" : value.typeName();
    }

    private static Value coerce(Invocation invocation) {
        Value value = invocation.value(0);
        String type = invocation.string(1).toUpperCase(Locale.ROOT);
        if (!TARGETS.contains(type)) {
            throw ReqlError.logic("Unknown Type: " + type);
        }
        if (coercedName(value).equals(type)) {
            return value;
        }
        if (type.equals("BOOL")) {
            return Datum.of(value != Datum.NULL);
        }
        Value coerced = value instanceof Sequence sequence && !(value instanceof Datum)
                ? fromRows(invocation.context(), sequence, type)
                : fromDatum(invocation.context().toDatum(value), type);
        if (coerced == null) {
            throw ReqlError.about(
                            value instanceof Datum datum ? datum : Datum.TRUE,
                            "Cannot coerce " + coercedName(value) + " to " + type + ".")
                    .inside(Datum.of(0));
        }
        return coerced;
    }

    /** The name of a type, as far as it can be coerced: a time is but an object. */
    private static String coercedName(Value value) {
        if (value instanceof ObjectDatum object) {
            return object.isPseudoType(PseudoTypes.BINARY) ? PseudoTypes.BINARY : "OBJECT";
        }
        return typeName(value);
    }

    private static Value fromRows(QueryContext context, Sequence rows, String type) {
        return switch (type) {
            case "ARRAY" -> Datum.of(context.collect(rows));
            case "OBJECT" -> object(rows);
            case "STRING", "NUMBER", "BINARY" -> rows.isArray() ? fromDatum(context.toDatum(rows), type) : null;
            default -> null;
        };
    }

    /** Null when there is no way from the one type to the other. */
    private static Value fromDatum(Datum datum, String type) {
        boolean isPlainObject = datum instanceof ObjectDatum object && !object.isPseudoType(PseudoTypes.BINARY);
        return switch (type) {
            case "ARRAY" -> isPlainObject ? pairs((ObjectDatum) datum) : null;
            case "OBJECT" ->
                datum instanceof Datum.ArrayDatum array
                        ? object(Sequence.of(array.items()))
                        : isPlainObject ? datum : null;
            case "STRING" -> Datum.of(text(datum));
            case "NUMBER" -> datum instanceof Datum.StringDatum text ? number(text.value()) : null;
            case "BINARY" ->
                datum instanceof Datum.StringDatum text
                        ? PseudoTypes.binary(text.value().getBytes(StandardCharsets.UTF_8))
                        : null;
            default -> null;
        };
    }

    private static Datum pairs(ObjectDatum object) {
        return Datum.of(object.fields().entrySet().stream()
                .map(field -> Datum.of(List.of(Datum.of(field.getKey()), field.getValue())))
                .toList());
    }

    private static Datum object(Sequence pairs) {
        SortedMap<String, Datum> fields = new TreeMap<>(DatumOrder::compareStrings);
        for (Datum pair : pairs) {
            List<Datum> parts = Invocation.array(pair);
            if (parts.size() != 2) {
                throw ReqlError.logic("Expected array of size 2, but got size " + parts.size() + ".");
            }
            String key = Invocation.string(parts.get(0));
            Datum earlier = fields.put(key, parts.get(1));
            if (earlier != null) {
                throw ReqlError.logic("Duplicate key %s in coerced object.  (got %s and %s as values)"
                        .formatted(
                                PrettyPrinter.print(Datum.of(key)),
                                PrettyPrinter.printShortened(earlier),
                                PrettyPrinter.printShortened(parts.get(1))));
            }
        }
        return ObjectDatum.of(fields);
    }

    private static String text(Datum datum) {
        if (datum instanceof Datum.StringDatum string) {
            return string.value();
        }
        if (datum instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY)) {
            return new String(PseudoTypes.bytes(object), StandardCharsets.UTF_8);
        }
        return new String(JsonWriter.toBytes(datum), StandardCharsets.UTF_8);
    }

    /** A number as C reads one: white space may stand before it, nothing behind. */
    private static Datum number(String text) {
        String number = text.stripLeading();
        if (NOT_FINITE.matcher(number).matches()) {
            String name = number.toLowerCase(Locale.ROOT);
            throw ReqlError.logic("Non-finite number: " + (name.contains("nan") ? "nan" : name.replace("inity", "")));
        }
        if (HEXADECIMAL.matcher(number).matches()) {
            return Datum.of(Double.parseDouble(number + "p0"));
        }
        if (!DECIMAL.matcher(number).matches()) {
            throw ReqlError.logic("Could not coerce `" + text + "` to NUMBER.");
        }
        return Datum.of(Double.parseDouble(number));
    }

    private static Value info(Invocation invocation) {
        Value value = invocation.value(0);
        if (value instanceof Value.DatabaseValue database) {
            return database(invocation, database.name());
        }
        if (value instanceof TableSlice slice && slice.isWholeTable()) {
            return table(invocation, slice.table());
        }
        if (value instanceof Sequence.Selection selection) {
            return ObjectDatum.of(
                    Map.of("table", table(invocation, selection.table()), "type", Datum.of(selection.typeName())));
        }
        if (value instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY)) {
            return data(object).with("count", Datum.of(PseudoTypes.bytes(object).length));
        }
        if (value instanceof Datum datum && datum != Datum.NULL && !(datum instanceof Datum.Extreme)) {
            return data(datum);
        }
        return ObjectDatum.of("type", Datum.of(typeName(value)));
    }

    private static ObjectDatum data(Datum datum) {
        return ObjectDatum.of(
                Map.of("type", Datum.of(datum.typeName()), "value", Datum.of(PrettyPrinter.print(datum))));
    }

    private static Datum database(Invocation invocation, String name) {
        String id = invocation.context().cluster().databaseId(name);
        return ObjectDatum.of(Map.of("id", Datum.of(id), "name", Datum.of(name), "type", Datum.of("DB")));
    }

    private static Datum table(Invocation invocation, TableSource table) {
        invocation.context().require(Permission.READ, table);
        List<Datum> estimates = table instanceof Table real ? real.countEstimates() : List.of(Datum.of(table.count()));
        return ObjectDatum.of(Map.of(
                "db", database(invocation, table.databaseName()),
                "doc_count_estimates", Datum.of(estimates),
                "id", Datum.of(table.id()),
                "indexes", Datum.ofStrings(List.copyOf(table.indexes().keySet())),
                "name", Datum.of(table.name()),
                "primary_key", Datum.of(table.primaryKey()),
                "type", Datum.of("TABLE")));
    }
}
