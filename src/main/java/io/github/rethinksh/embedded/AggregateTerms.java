package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

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
        registry.register(TermType.GROUP, 2, TermRegistry.ANY, AggregateTerms::group, "index", "multi");
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
        if (value instanceof ObjectDatum object && object.pseudoType() == null) {
            return Datum.of(object.fields().size());
        }
        if (value instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY)) {
            return Datum.of(PseudoTypes.bytes(object).length);
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
        List<Datum> values = values(invocation, rows);
        return values.isEmpty() ? null : Datum.of(total(values));
    }

    private static double total(List<Datum> values) {
        double total = 0;
        for (Datum value : values) {
            total += Invocation.number(value);
        }
        return total;
    }

    private static Value average(Invocation invocation, Sequence rows) {
        List<Datum> values = values(invocation, rows);
        return values.isEmpty() ? null : Datum.of(total(values) / values.size());
    }

    private static Value extreme(Invocation invocation, Sequence sequence, int sign) {
        if (sequence instanceof TableSlice slice && invocation.option("index").isPresent()) {
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
        throw ReqlError.missing("Cannot reduce over an empty stream.");
    }

    private static Value group(Invocation invocation) {
        List<Function<Datum, Datum>> keys = new ArrayList<>();
        for (int i = 1; i < invocation.count(); i++) {
            keys.add(OrderTerms.key(invocation.context(), invocation.value(i)));
        }
        SortedMap<Datum, List<Datum>> groups = new TreeMap<>(DatumOrder::compare);
        for (Datum row : invocation.sequence(0)) {
            List<Datum> key =
                    keys.stream().map(function -> orNull(function.apply(row))).toList();
            groups.computeIfAbsent(key.size() == 1 ? key.get(0) : Datum.of(key), name -> new ArrayList<>())
                    .add(row);
        }
        SortedMap<Datum, Value> values = new TreeMap<>(DatumOrder::compare);
        groups.forEach((key, rows) -> values.put(key, Datum.of(rows)));
        return new GroupedData(values);
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

    private static List<Datum> values(Invocation invocation, Sequence rows) {
        Function<Datum, Datum> key = key(invocation);
        List<Datum> values = new ArrayList<>();
        for (Datum row : rows) {
            Datum value = key.apply(row);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
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
