package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Arrays as values: changing places in them, and treating them as sets. */
final class ArrayTerms {
    private ArrayTerms() {}

    static void register(TermRegistry registry) {
        registerEdit(registry, TermType.APPEND, 2, (items, i) -> items.add(i.datum(1)));
        registerEdit(registry, TermType.PREPEND, 2, (items, i) -> items.add(0, i.datum(1)));
        registerEdit(registry, TermType.INSERT_AT, 3, (items, i) -> items.add(place(items, i, 0), i.datum(2)));
        registerEdit(
                registry,
                TermType.SPLICE_AT,
                3,
                (items, i) -> items.addAll(place(items, i, 0), Invocation.array(i.datum(2))));
        registerEdit(registry, TermType.CHANGE_AT, 3, (items, i) -> items.set(place(items, i, 1), i.datum(2)));
        registerEdit(registry, TermType.DIFFERENCE, 2, (items, i) -> {
            Set<Datum> unwanted = set(i.context().collect(i.sequence(1)));
            items.removeIf(unwanted::contains);
        });
        registerEdit(registry, TermType.SET_INSERT, 2, (items, i) -> {
            items.add(i.datum(1));
            keepDistinct(items);
        });
        registerEdit(registry, TermType.SET_UNION, 2, (items, i) -> {
            items.addAll(i.array(1));
            keepDistinct(items);
        });
        registerEdit(registry, TermType.SET_INTERSECTION, 2, (items, i) -> {
            Set<Datum> wanted = set(i.array(1));
            items.removeIf(item -> !wanted.contains(item));
            keepDistinct(items);
        });
        registerEdit(registry, TermType.SET_DIFFERENCE, 2, (items, i) -> {
            Set<Datum> unwanted = set(i.array(1));
            items.removeIf(unwanted::contains);
            keepDistinct(items);
        });
        registry.register(TermType.DELETE_AT, 2, 3, ArrayTerms::deleteAt);
    }

    private static void registerEdit(
            TermRegistry registry, TermType type, int arguments, BiConsumer<List<Datum>, Invocation> edit) {
        registry.register(type, arguments, invocation -> {
            List<Datum> items = new ArrayList<>(array(invocation));
            edit.accept(items, invocation);
            return Datum.of(items);
        });
    }

    /** The first argument; a sequence that is not an array yet becomes one. */
    private static List<Datum> array(Invocation invocation) {
        Value value = invocation.value(0);
        return value instanceof Sequence sequence
                ? invocation.context().collect(sequence)
                : Invocation.array(invocation.context().toDatum(value));
    }

    private static Value deleteAt(Invocation invocation) {
        List<Datum> items = new ArrayList<>(array(invocation));
        boolean isRange = invocation.count() == 3;
        int from = place(items, invocation.integer(1), isRange ? 0 : 1);
        int to = isRange ? place(items, invocation.integer(2), 0) : from + 1;
        if (from > to) {
            throw ReqlError.logic("Start index `" + from + "` is greater than end index `" + to + "`.");
        }
        items.subList(from, to).clear();
        return Datum.of(items);
    }

    private static int place(List<Datum> items, Invocation invocation, int fromEnd) {
        // Unlike elsewhere the term is blamed for its index, and not the index.
        return place(items, Invocation.integer(invocation.datum(1)), fromEnd);
    }

    private static int place(List<Datum> items, int index, int fromEnd) {
        int place = index < 0 ? items.size() + index + (fromEnd == 0 ? 1 : 0) : index;
        if (place < 0) {
            throw ReqlError.missing("Index out of bounds: " + index);
        }
        if (place > items.size() - fromEnd) {
            throw ReqlError.missing("Index `" + index + "` out of bounds for array of size: `" + items.size() + "`.");
        }
        return place;
    }

    private static Set<Datum> set(List<Datum> items) {
        Set<Datum> set = new TreeSet<>(DatumOrder::compare);
        set.addAll(items);
        return set;
    }

    private static void keepDistinct(List<Datum> items) {
        Set<Datum> seen = new TreeSet<>(DatumOrder::compare);
        items.removeIf(item -> !seen.add(item));
    }
}
