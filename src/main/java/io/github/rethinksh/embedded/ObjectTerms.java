package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Objects and their fields. Most of these terms take a sequence of objects too, and then work on each. */
final class ObjectTerms {
    private ObjectTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.PLUCK, 1, TermRegistry.ANY, ObjectTerms::pluck);
        registry.register(TermType.WITHOUT, 1, TermRegistry.ANY, ObjectTerms::without);
        registry.register(TermType.HAS_FIELDS, 1, TermRegistry.ANY, ObjectTerms::hasFields);
        registry.register(TermType.WITH_FIELDS, 1, TermRegistry.ANY, ObjectTerms::withFields);
        registry.register(TermType.MERGE, 1, TermRegistry.ANY, ObjectTerms::merge);
        registry.register(TermType.GET_FIELD, 2, i -> field(i, i.value(0), "get_field", i.string(1)));
        registry.register(TermType.BRACKET, 2, ObjectTerms::bracket);
        registry.register(
                TermType.KEYS,
                1,
                i -> Datum.ofStrings(List.copyOf(fieldsOf(i, "keys").keySet())));
        registry.register(
                TermType.VALUES,
                1,
                i -> Datum.of(List.copyOf(fieldsOf(i, "values").values())));
        registry.register(TermType.OBJECT, 0, TermRegistry.ANY, ObjectTerms::object);
        registry.register(TermType.LITERAL, 0, 1, ObjectTerms::literal);
    }

    private static Value pluck(Invocation invocation) {
        FieldPattern pattern = FieldPattern.of(invocation.datums(1));
        return mapped(invocation, "pluck", pattern::pluck);
    }

    private static Value without(Invocation invocation) {
        FieldPattern pattern = FieldPattern.of(invocation.datums(1));
        return mapped(invocation, "without", pattern::without);
    }

    private static Value hasFields(Invocation invocation) {
        FieldPattern pattern = FieldPattern.of(invocation.datums(1));
        Value value = invocation.value(0);
        if (plain(value) instanceof ObjectDatum object) {
            return Datum.of(pattern.isIn(object));
        }
        return rows(invocation, value, "has_fields")
                .select(rows ->
                        SequenceTerms.filtered(rows, row -> row instanceof ObjectDatum object && pattern.isIn(object)));
    }

    private static Value withFields(Invocation invocation) {
        FieldPattern pattern = FieldPattern.of(invocation.datums(1));
        return invocation
                .sequence(0)
                .transform(rows -> SequenceTerms.mapped(
                        SequenceTerms.filtered(rows, row -> row instanceof ObjectDatum object && pattern.isIn(object)),
                        row -> pattern.pluck((ObjectDatum) row)));
    }

    private static Value merge(Invocation invocation) {
        QueryContext context = invocation.context();
        List<Function<Datum, Value>> layers = new ArrayList<>();
        for (int i = 1; i < invocation.count(); i++) {
            layers.add(invocation.function(i));
        }
        return mapped(invocation, "merge", object -> {
            Datum merged = object;
            for (Function<Datum, Value> layer : layers) {
                merged = merged(merged, context.toDatum(layer.apply(merged)));
            }
            return merged;
        });
    }

    /** What is no object takes the place of all that was there before. */
    private static Datum merged(Datum under, Datum over) {
        return under instanceof ObjectDatum object && over instanceof ObjectDatum layer
                ? Merging.merge(object, layer)
                : over;
    }

    private static Value bracket(Invocation invocation) {
        Datum selector = invocation.datum(1);
        if (selector instanceof Datum.NumberDatum) {
            return SliceTerms.nth(invocation);
        }
        if (selector instanceof Datum.StringDatum name) {
            return field(invocation, invocation.value(0), "bracket", name.value());
        }
        throw ReqlError.about(
                selector,
                "Expected NUMBER or STRING as second argument to `bracket` but found " + selector.typeName() + ".");
    }

    private static Value field(Invocation invocation, Value value, String term, String name) {
        if (plain(value) instanceof ObjectDatum object) {
            Datum field = object.get(name);
            if (field == null) {
                throw ReqlError.missing("No attribute `" + name + "` in object:\n" + PrettyPrinter.print(object));
            }
            return field;
        }
        return rows(invocation, value, term).transform(rows -> {
            Iterator<Datum> having =
                    SequenceTerms.filtered(rows, row -> requireObject(row, term).get(name) != null);
            return SequenceTerms.mapped(having, row -> ((ObjectDatum) row).get(name));
        });
    }

    private static SortedMap<String, Datum> fieldsOf(Invocation invocation, String term) {
        return invocation.argument(0, value -> {
            if (plain(value) instanceof ObjectDatum object && object.pseudoType() == null) {
                return object.fields();
            }
            throw ReqlError.logic("Cannot call `" + term + "` on objects of type `"
                    + plain(value).typeName() + "`.");
        });
    }

    private static Value object(Invocation invocation) {
        if (invocation.count() % 2 != 0) {
            throw ReqlError.logic("OBJECT expects an even number of arguments (but found " + invocation.count() + ").");
        }
        Map<String, Datum> fields = new TreeMap<>(DatumOrder::compareStrings);
        for (int i = 0; i < invocation.count(); i += 2) {
            String key = invocation.string(i);
            Datum value = invocation.datum(i + 1);
            Datum earlier = fields.put(key, value);
            if (earlier != null) {
                throw ReqlError.logic("Duplicate key %s in object.  (got %s and %s as values)"
                        .formatted(
                                PrettyPrinter.print(Datum.of(key)),
                                PrettyPrinter.printShortened(earlier),
                                PrettyPrinter.printShortened(value)));
            }
        }
        return PseudoTypes.sanitize(ObjectDatum.of(fields));
    }

    private static Value literal(Invocation invocation) {
        ObjectDatum marker = ObjectDatum.of(ObjectDatum.TYPE_FIELD, Datum.of(PseudoTypes.LITERAL));
        return invocation.count() == 0 ? marker : marker.with("value", invocation.datum(0));
    }

    private static Value mapped(Invocation invocation, String term, Function<ObjectDatum, Datum> function) {
        Value value = invocation.value(0);
        if (plain(value) instanceof ObjectDatum object) {
            if (object.pseudoType() != null) {
                throw ReqlError.logic("Cannot call `" + term + "` on objects of type `" + object.typeName() + "`.")
                        .inside(Datum.of(0));
            }
            return function.apply(object);
        }
        return rows(invocation, value, term)
                .transform(rows -> SequenceTerms.mapped(rows, row -> function.apply(requireObject(row, term))));
    }

    private static ObjectDatum requireObject(Datum row, String term) {
        if (row instanceof ObjectDatum object) {
            return object;
        }
        throw notAnObject(row, term);
    }

    private static Sequence rows(Invocation invocation, Value value, String term) {
        if (value instanceof Sequence || plain(value) instanceof Datum.ArrayDatum) {
            return Invocation.toSequence(value);
        }
        throw notAnObject(invocation.context().toDatum(value), term).inside(Datum.of(0));
    }

    private static ReqlError notAnObject(Datum found, String term) {
        return new ReqlError(
                found == Datum.NULL ? ErrorType.NON_EXISTENCE : ErrorType.QUERY_LOGIC,
                "Cannot perform " + term + " on a non-object non-sequence `" + PrettyPrinter.printShortened(found)
                        + "`.");
    }

    private static Value plain(Value value) {
        return value instanceof Value.SingleSelection selection ? selection.row() : value;
    }
}
