package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The groups that a {@code GROUP} makes; what comes behind it happens in each of them. */
record GroupedData(SortedMap<Datum, Value> groups) implements Value {
    @Override
    public String typeName() {
        return "GROUPED_DATA";
    }

    /** What a function makes of each group; a group that it answers null for is left out. */
    GroupedData each(Function<Sequence, Value> function) {
        SortedMap<Datum, Value> results = new TreeMap<>(DatumOrder::compare);
        groups.forEach((group, rows) -> {
            Value result = function.apply(Invocation.toSequence(rows));
            if (result != null) {
                results.put(group, result);
            }
        });
        return new GroupedData(results);
    }

    /** The array of objects that {@code ungroup} answers. */
    Datum ungrouped(QueryContext context) {
        return Datum.of(groups.entrySet().stream()
                .map(group ->
                        ObjectDatum.of(Map.of("group", group.getKey(), "reduction", context.toDatum(group.getValue()))))
                .toList());
    }

    /** The form on the wire, where keys may be of any type. */
    Datum toDatum(QueryContext context) {
        List<Datum> pairs = groups.entrySet().stream()
                .map(group -> Datum.of(List.of(group.getKey(), context.toDatum(group.getValue()))))
                .toList();
        return ObjectDatum.of(Map.of(ObjectDatum.TYPE_FIELD, Datum.of("GROUPED_DATA"), "data", Datum.of(pairs)));
    }
}
