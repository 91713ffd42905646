package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code type_of}, {@code coerce_to} and {@code info}. */
final class TypeTerms {
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
        QueryContext context = invocation.context();
        if (value.typeName().equals(type)) {
            return value;
        }
        return switch (type) {
            case "ARRAY" ->
                value instanceof ObjectDatum object && object.pseudoType() == null
                        ? pairs(object)
                        : Datum.of(context.collect(Invocation.toSequence(value)));
            case "OBJECT" ->
                value instanceof Value.SingleSelection selection
                        ? selection.row()
                        : object(Invocation.toSequence(value));
            case "STRING" -> Datum.of(text(context.toDatum(value)));
            case "NUMBER" -> number(context.toDatum(value));
            case "BOOL" -> Datum.of(Invocation.isTrue(value));
            case "BINARY" ->
                PseudoTypes.binary(Invocation.string(context.toDatum(value)).getBytes(StandardCharsets.UTF_8));
            default -> throw ReqlError.logic("Cannot coerce " + typeName(value) + " to " + type + ".");
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
            fields.put(Invocation.string(parts.get(0)), parts.get(1));
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

    private static Datum number(Datum datum) {
        if (datum instanceof Datum.StringDatum string) {
            try {
                return Datum.of(Double.parseDouble(string.value()));
            } catch (NumberFormatException e) {
                throw ReqlError.logic("Could not coerce `" + string.value() + "` to NUMBER.");
            }
        }
        throw ReqlError.logic("Cannot coerce " + datum.typeName() + " to NUMBER.");
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
        if (value instanceof Datum datum) {
            return ObjectDatum.of(
                    Map.of("type", Datum.of(datum.typeName()), "value", Datum.of(PrettyPrinter.print(datum))));
        }
        return ObjectDatum.of("type", Datum.of(typeName(value)));
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
