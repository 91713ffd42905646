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
        return new TermParser(false).term(json, TermPath.ROOT);
    }

    static Term parseStored(Datum json) {
        return new TermParser(true).term(json, TermPath.ROOT);
    }

    private Term term(Datum json, TermPath path) {
        int position = nextPosition++;
        if (json instanceof ObjectDatum object) {
            return new Term.ObjectTerm(terms(object, path), position, path);
        }
        if (!(json instanceof Datum.ArrayDatum array)) {
            return new Term.Literal(json, position, path);
        }
        List<Datum> parts = new ArrayList<>(array.items());
        if (stored && !parts.isEmpty() && parts.remove(parts.size() - 1) instanceof Datum.NumberDatum number) {
            position = (int) number.value();
        }
        if (parts.isEmpty() || parts.size() > 3) {
            throw malformed("Expected between 1 and 3 elements in a raw term, but found " + parts.size() + ".", path);
        }
        TermType type = type(parts.get(0), path);
        return type == TermType.DATUM
                ? new Term.Literal(parts.size() > 1 ? parts.get(1) : Datum.NULL, position, path)
                : call(type, parts.subList(1, parts.size()), position, path);
    }

    private static TermType type(Datum json, TermPath path) {
        if (!(json instanceof Datum.NumberDatum number)) {
            throw malformed("Expected a TermType as a NUMBER but found " + json.typeName() + ".", path);
        }
        // The server does not expect a fraction here, and then reads a zero.
        int value = number.value() == Math.rint(number.value()) ? (int) number.value() : 0;
        TermType type = TermType.of(value);
        if (type == null) {
            throw malformed("Unrecognized TermType: " + value + ".", path);
        }
        return type;
    }

    private Term call(TermType type, List<Datum> parts, int position, TermPath path) {
        List<Term> arguments = new ArrayList<>();
        Map<String, Term> options = Map.of();
        if (parts.size() == 2) {
            requireOptionsLast(parts, path);
        }
        for (Datum part : parts) {
            if (part instanceof Datum.ArrayDatum items) {
                for (Datum item : items.items()) {
                    arguments.add(term(item, path.child(Datum.of(arguments.size()))));
                }
            } else if (part instanceof ObjectDatum fields) {
                options = terms(fields, path);
            } else {
                throw malformed("Second element in a Term is neither arguments nor optional arguments.", path);
            }
        }
        return type == TermType.MAKE_OBJ
                ? new Term.ObjectTerm(options, position, path)
                : new Term.Call(type, List.copyOf(arguments), options, position, path);
    }

    private static void requireOptionsLast(List<Datum> parts, TermPath path) {
        if (parts.get(0) instanceof ObjectDatum) {
            throw malformed("Second and third element in a term are both optional arguments.", path);
        }
        if (parts.get(0) instanceof Datum.ArrayDatum && !(parts.get(1) instanceof ObjectDatum)) {
            throw malformed("Third element in a Term is not optional arguments.", path);
        }
    }

    private SortedMap<String, Term> terms(ObjectDatum object, TermPath path) {
        SortedMap<String, Term> terms = new TreeMap<>(DatumOrder::compareStrings);
        object.fields().forEach((key, value) -> terms.put(key, term(value, path.child(Datum.of(key)))));
        return terms;
    }

    private static ReqlError malformed(String text, TermPath path) {
        return ReqlError.compile(text).at(path);
    }
}
