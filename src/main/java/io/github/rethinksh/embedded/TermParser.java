package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns the JSON of a query into terms: an array is {@code [number, [arguments], {options}]}, an object is an object of
 * terms, anything else is itself. The stored form of functions has the position as last element, and wraps literals
 * into {@code [1, value, position]}.
 */
final class TermParser {
    private final boolean stored;
    private int nextPosition;

    private TermParser(boolean stored) {
        this.stored = stored;
    }

    static Term parse(Datum json) {
        return new TermParser(false).term(json);
    }

    static Term parseStored(Datum json) {
        return new TermParser(true).term(json);
    }

    private Term term(Datum json) {
        int position = nextPosition++;
        if (json instanceof ObjectDatum object) {
            return new Term.ObjectTerm(terms(object), position);
        }
        if (!(json instanceof Datum.ArrayDatum array)) {
            return new Term.Literal(json, position);
        }
        List<Datum> parts = new ArrayList<>(array.items());
        if (parts.isEmpty() || !(parts.get(0) instanceof Datum.NumberDatum number)) {
            throw malformed("Expected a TermType as a NUMBER but found " + kind(parts) + ".");
        }
        TermType type = TermType.of((int) number.value());
        if (type == null) {
            throw malformed("Unrecognized TermType: " + (int) number.value() + ".");
        }
        if (stored) {
            position = (int) ((Datum.NumberDatum) parts.remove(parts.size() - 1)).value();
        }
        return call(type, parts, position);
    }

    private Term call(TermType type, List<Datum> parts, int position) {
        if (type == TermType.DATUM) {
            return new Term.Literal(parts.size() > 1 ? parts.get(1) : Datum.NULL, position);
        }
        List<Term> arguments = new ArrayList<>();
        Map<String, Term> options = Map.of();
        for (Datum part : parts.subList(1, parts.size())) {
            if (part instanceof Datum.ArrayDatum items) {
                items.items().forEach(item -> arguments.add(term(item)));
            } else if (part instanceof ObjectDatum fields) {
                options = terms(fields);
            } else {
                throw malformed("Expected an argument or options, but found " + part.typeName() + ".");
            }
        }
        return type == TermType.MAKE_OBJ
                ? new Term.ObjectTerm(options, position)
                : new Term.Call(type, List.copyOf(arguments), options, position);
    }

    private SortedMap<String, Term> terms(ObjectDatum object) {
        SortedMap<String, Term> terms = new TreeMap<>(DatumOrder::compareStrings);
        object.fields().forEach((key, value) -> terms.put(key, term(value)));
        return terms;
    }

    private static String kind(List<Datum> parts) {
        return parts.isEmpty() ? "an empty array" : parts.get(0).typeName();
    }

    private static ReqlError malformed(String text) {
        return ReqlError.compile(text);
    }
}
