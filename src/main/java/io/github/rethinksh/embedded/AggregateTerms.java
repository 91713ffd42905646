package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Terms that make one value of many rows. */
final class AggregateTerms {
    private AggregateTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.COUNT, 1, 2, AggregateTerms::count);
        registerAggregate(registry, TermType.SUM, AggregateTerms::sum, () -> Datum.of(0));
        registerAggregate(registry, TermType.AVG, AggregateTerms::average, empty("take the average of", "avg"));
        registerAggregate(registry, TermType.MIN, (i, rows) -> extreme(i, rows, -1), empty("take the min of", "min"));
        registerAggregate(registry, TermType.MAX, (i, rows) -> extreme(i, rows, 1), empty("take the max of", "max"));
        registry.register(
                TermType.REDUCE, 2, i -> inGroups(i, rows -> reduce(i, rows), AggregateTerms::nothingToReduce), "base");
        registry.register(TermType.GROUP, 1, TermRegistry.ANY, AggregateTerms::group, "index", "multi");
        registry.register(TermType.UNGROUP, 1, AggregateTerms::ungroup);
    }

    private static void registerAggregate(
            TermRegistry registry,
            TermType type,
            BiFunction<Invocation, Sequence, Value> aggregate,
            Supplier<Value> ofNothing) {
        registry.register(type, 1, 2, i -> inGroups(i, rows -> aggregate.apply(i, rows), ofNothing), "index");
    }

    /**
     * Makes one value of all rows, or one of each group.
     *
     * @param function answers null when there was nothing to make a value of; such a group is left out
     * @param ofNothing the value of rows without groups then
     */
    private static Value inGroups(
            Invocation invocation, Function<Sequence, Value> function, Supplier<Value> ofNothing) {
        Value value = invocation.value(0);
        if (value instanceof GroupedData groups) {
            return groups.each(function);
        }
        Value result = function.apply(Invocation.toSequence(value));
        return result == null ? ofNothing.get() : result;
    }

    private static Value count(Invocation invocation) {
        Value value = invocation.value(0);
        if (invocation.count() == 1 && value instanceof TableSlice slice && slice.isWholeTable()) {
            invocation.context().require(Permission.READ, slice.table());
            return Datum.of(slice.table().count());
        }
        if (value instanceof Datum.StringDatum text) {
            return Datum.of(text.value().codePointCount(0, text.value().length()));
        }
        if (value instanceof ObjectDatum object) {
            boolean isBinary = object.isPseudoType(PseudoTypes.BINARY);
            return Datum.of(
                    isBinary
                            ? PseudoTypes.bytes(object).length
                            : object.fields().size());
        }
        return inGroups(invocation, rows -> countRows(invocation, rows), () -> Datum.of(0));
    }

    private static Value countRows(Invocation invocation, Sequence rows) {
        Value wanted = invocation.count() == 2 ? invocation.value(1) : null;
        long count = 0;
        for (Datum row : rows) {
            boolean counts = wanted == null
                    || (wanted instanceof Value.FunctionValue
                            ? Invocation.isTrue(
                                    invocation.context().function(wanted).apply(row))
                            : DatumOrder.same(invocation.context().toDatum(wanted), row));
            count += counts ? 1 : 0;
        }
        return count == 0 ? null : Datum.of(count);
    }

    private static Value sum(Invocation invocation, Sequence rows) {
        List<Double> numbers = numbers(invocation, rows);
        return numbers.isEmpty() ? null : Datum.of(total(numbers));
    }

    private static double total(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Value average(Invocation invocation, Sequence rows) {
        List<Double> numbers = numbers(invocation, rows);
        return numbers.isEmpty() ? null : Datum.of(total(numbers) / numbers.size());
    }

    private static Value extreme(Invocation invocation, Sequence sequence, int sign) {
        if (invocation.option("index").isPresent()) {
            if (!(sequence instanceof TableSlice slice)) {
                throw TypeErrors.unexpected("TABLE", invocation.value(0)).inside(Datum.of(0));
            }
            return extremeOfIndex(invocation, slice, sign, sign < 0 ? "min" : "max");
        }
        Function<Datum, Datum> key = key(invocation);
        Datum bestRow = null;
        Datum bestKey = null;
        for (Datum row : sequence) {
            Datum candidate = key.apply(row);
            if (candidate != null && (bestKey == null || sign * DatumOrder.compare(candidate, bestKey) > 0)) {
                bestKey = candidate;
                bestRow = row;
            }
        }
        return bestRow;
    }

    private static Value extremeOfIndex(Invocation invocation, TableSlice slice, int sign, String name) {
        String index = TableTerms.index(invocation, slice.table());
        var rows = slice.orderedBy(index, sign < 0 ? TableSlice.Direction.ASCENDING : TableSlice.Direction.DESCENDING)
                .iterator();
        if (!rows.hasNext()) {
            throw ReqlError.logic("`" + name + "` found no entries in the specified index.");
        }
        return rows.next();
    }

    private static Value reduce(Invocation invocation, Sequence rows) {
        Function<List<? extends Value>, Value> function = invocation.functionOfMany(1);
        Datum result = null;
        for (Datum row : rows) {
            result = result == null ? row : invocation.context().toDatum(function.apply(List.of(result, row)));
        }
        return result;
    }

    private static Value nothingToReduce() {
        // The server blames the body of the function.
        throw ReqlError.missing("Cannot reduce over an empty stream.")
                .inside(Datum.of(1))
                .inside(Datum.of(1));
    }

    private static Value group(Invocation invocation) {
        Sequence sequence = invocation.sequence(0);
        List<Function<Datum, List<Datum>>> keys = new ArrayList<>();
        for (int i = 1; i < invocation.count(); i++) {
            Function<Datum, Datum> key = OrderTerms.key(invocation.context(), invocation.value(i));
            keys.add(row -> Collections.singletonList(orNull(key.apply(row))));
        }
        invocation
                .option("index", Invocation::string)
                .ifPresent(name -> keys.add(indexKey(invocation, sequence, name)));
        if (keys.isEmpty()) {
            throw ReqlError.logic("Cannot group by nothing.");
        }
        boolean multi = invocation.flag("multi");
        SortedMap<Datum, List<Datum>> groups = new TreeMap<>(DatumOrder::compare);
        for (Datum row : sequence) {
            for (Datum key : combinations(keys, row, multi)) {
                groups.computeIfAbsent(key, name -> new ArrayList<>()).add(row);
            }
            requireFewGroups(invocation, groups.size());
        }
        SortedMap<Datum, Value> values = new TreeMap<>(DatumOrder::compare);
        groups.forEach((key, rows) -> values.put(key, Datum.of(rows)));
        return new GroupedData(values);
    }

    private static void requireFewGroups(Invocation invocation, int count) {
        long limit = invocation.context().options().arrayLimit();
        if (count > limit) {
            throw new ReqlError(
                    ErrorType.RESOURCE_LIMIT,
                    "Grouped data over size limit `" + limit
                            + "`.  Try putting a reduction (like `.reduce` or `.count`) on the end.");
        }
    }

    private static Function<Datum, List<Datum>> indexKey(Invocation invocation, Sequence sequence, String name) {
        if (!(sequence instanceof TableSlice slice)) {
            throw TypeErrors.unexpected("TABLE", invocation.value(0)).inside(Datum.of(0));
        }
        if (name.equals(slice.table().primaryKey())) {
            return row -> List.of(((ObjectDatum) row).get(name));
        }
        IndexKeys keys = new IndexKeys(IndexReader.find(slice.table(), name), invocation.context());
        return keys::values;
    }

    /** The groups a row is in: one, or with {@code multi} one for each item of an array, the same more than once. */
    private static List<Datum> combinations(List<Function<Datum, List<Datum>>> keys, Datum row, boolean multi) {
        List<List<Datum>> combinations = List.of(List.of());
        for (Function<Datum, List<Datum>> key : keys) {
            List<List<Datum>> longer = new ArrayList<>();
            for (Datum value : spread(key.apply(row), multi)) {
                combinations.forEach(shorter -> longer.add(
                        Stream.concat(shorter.stream(), Stream.of(value)).toList()));
            }
            combinations = longer;
        }
        return combinations.stream()
                .map(key -> key.size() == 1 ? key.get(0) : Datum.of(key))
                .toList();
    }

    private static List<Datum> spread(List<Datum> values, boolean multi) {
        if (multi && values.size() == 1 && values.get(0) instanceof Datum.ArrayDatum array) {
            return array.items().isEmpty() ? List.of(Datum.NULL) : array.items();
        }
        return values;
    }

    private static Value ungroup(Invocation invocation) {
        return invocation.argument(0, value -> {
            if (value instanceof GroupedData groups) {
                return groups.ungrouped(invocation.context());
            }
            throw TypeErrors.unexpected("GROUPED_DATA", value);
        });
    }

    private static Datum orNull(Datum value) {
        return value == null ? Datum.NULL : value;
    }

    /** Rows without a value, and those for which it is null, do not count. */
    private static List<Double> numbers(Invocation invocation, Sequence rows) {
        Function<Datum, Datum> key = key(invocation);
        List<Double> numbers = new ArrayList<>();
        for (Datum row : rows) {
            Datum value = key.apply(row);
            if (value != null && value != Datum.NULL) {
                numbers.add(Invocation.number(value));
            }
        }
        return numbers;
    }

    /** What of a row is meant: the row itself, a field, or what a function makes of it; null when it has no such. */
    private static Function<Datum, Datum> key(Invocation invocation) {
        return invocation.count() == 1
                ? Function.identity()
                : OrderTerms.key(invocation.context(), invocation.value(1));
    }

    private static Supplier<Value> empty(String action, String name) {
        return () -> {
            throw ReqlError.missing("Cannot " + action + " an empty stream.  (If you passed `" + name
                    + "` a field name, it may be that no elements of the stream had that field.)");
        };
    }
}
