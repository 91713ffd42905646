package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Choosing and changing the rows of any sequence by what is in them. */
final class SequenceTerms {
    private SequenceTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.FILTER, 2, SequenceTerms::filter, "default");
        registry.register(TermType.MAP, 2, SequenceTerms::map);
        registry.register(TermType.CONCAT_MAP, 2, SequenceTerms::concatMap);
        registry.register(TermType.DISTINCT, 1, SequenceTerms::distinct, "index");
        registry.register(TermType.RANGE, 0, 2, SequenceTerms::range);
        registry.register(
                TermType.IS_EMPTY, 1, i -> Datum.of(!i.sequence(0).iterator().hasNext()));
        registry.register(TermType.CONTAINS, 1, TermRegistry.ANY, SequenceTerms::contains);
        registry.register(TermType.OFFSETS_OF, 2, SequenceTerms::offsetsOf);
    }

    static Iterator<Datum> filtered(Iterator<Datum> rows, Predicate<Datum> wanted) {
        return new Sequence.Rows() {
            @Override
            Datum advance() {
                while (rows.hasNext()) {
                    Datum row = rows.next();
                    if (wanted.test(row)) {
                        return row;
                    }
                }
                return null;
            }
        };
    }

    static Iterator<Datum> mapped(Iterator<Datum> rows, Function<Datum, Datum> function) {
        return new Sequence.Rows() {
            @Override
            Datum advance() {
                return rows.hasNext() ? function.apply(rows.next()) : null;
            }
        };
    }

    private static Value filter(Invocation invocation) {
        Value condition = invocation.value(1);
        QueryContext context = invocation.context();
        Sequence sequence = invocation.sequence(0);
        if (condition instanceof ObjectDatum pattern && pattern.pseudoType() == null) {
            return sequence.select(rows -> filtered(rows, row -> matches(pattern, row)));
        }
        Function<Datum, Value> function = context.function(condition);
        boolean otherwise = invocation.flag("default");
        return sequence.select(rows -> filtered(rows, row -> {
            try {
                return Invocation.isTrue(function.apply(row));
            } catch (ReqlError e) {
                if (e.type() == ErrorType.NON_EXISTENCE) {
                    return otherwise;
                }
                throw e;
            }
        }));
    }

    private static boolean matches(ObjectDatum pattern, Datum row) {
        return row instanceof ObjectDatum object
                && pattern.fields().entrySet().stream().allMatch(field -> {
                    Datum value = object.get(field.getKey());
                    if (field.getValue() instanceof ObjectDatum inner && inner.pseudoType() == null) {
                        return value != null && matches(inner, value);
                    }
                    return value != null && DatumOrder.same(field.getValue(), value);
                });
    }

    private static Value map(Invocation invocation) {
        Function<Datum, Value> function = requireFunction(invocation);
        QueryContext context = invocation.context();
        return invocation.sequence(0).transform(rows -> mapped(rows, row -> context.toDatum(function.apply(row))));
    }

    private static Value concatMap(Invocation invocation) {
        Function<Datum, Value> function = requireFunction(invocation);
        return invocation
                .sequence(0)
                .transform(rows -> TableTerms.concatenated(new Iterator<Iterable<Datum>>() {
                    @Override
                    public boolean hasNext() {
                        return rows.hasNext();
                    }

                    @Override
                    public Iterable<Datum> next() {
                        return Invocation.toSequence(function.apply(rows.next()));
                    }
                }))
                .notWatchable(() -> ReqlError.logic("Cannot call `changes` after `concat_map`."));
    }

    private static Function<Datum, Value> requireFunction(Invocation invocation) {
        return invocation.argument(1, value -> {
            if (value instanceof Value.FunctionValue) {
                return invocation.context().function(value);
            }
            String type = value instanceof Datum ? "DATUM" : value.typeName();
            throw ReqlError.logic("Expected type FUNCTION but found " + type + ":\n"
                    + PrettyPrinter.print(invocation.context().toDatum(value)));
        });
    }

    private static Value distinct(Invocation invocation) {
        Sequence sequence = invocation.sequence(0);
        if (sequence instanceof TableSlice slice && invocation.option("index").isPresent()) {
            String index = TableTerms.index(invocation, slice.table());
            Iterable<Datum> values = index == null
                    ? slice.transform(rows -> mapped(
                            rows, row -> ((ObjectDatum) row).get(slice.table().primaryKey())))
                    : new IndexReader(invocation.context(), slice.table(), index).values(slice);
            return new Sequence.Stream(distinctValues(invocation, values), false);
        }
        return Datum.of(List.copyOf(distinctValues(invocation, sequence)));
    }

    private static Set<Datum> distinctValues(Invocation invocation, Iterable<Datum> sequence) {
        Set<Datum> values = new TreeSet<>(DatumOrder::compare);
        for (Datum row : sequence) {
            invocation.context().checkNotCancelled();
            values.add(row);
        }
        return values;
    }

    private static Value range(Invocation invocation) {
        int from = invocation.count() == 2 ? invocation.integer(0) : 0;
        int to = invocation.count() == 0 ? Integer.MAX_VALUE : invocation.integer(invocation.count() - 1);
        QueryContext context = invocation.context();
        return new Sequence.Stream(
                () -> IntStream.range(from, to)
                        .mapToObj(number -> {
                            context.checkNotCancelled();
                            return Datum.of(number);
                        })
                        .iterator(),
                false);
    }

    private static Value contains(Invocation invocation) {
        Sequence sequence = invocation.sequence(0);
        return Datum.of(IntStream.range(1, invocation.count()).allMatch(position -> {
            Predicate<Datum> wanted = wanted(invocation, position);
            return filtered(sequence.iterator(), wanted).hasNext();
        }));
    }

    private static Value offsetsOf(Invocation invocation) {
        Predicate<Datum> wanted = wanted(invocation, 1);
        List<Datum> offsets = new ArrayList<>();
        int position = 0;
        for (Datum row : invocation.sequence(0)) {
            if (wanted.test(row)) {
                offsets.add(Datum.of(position));
            }
            position++;
        }
        return Datum.of(offsets);
    }

    private static Predicate<Datum> wanted(Invocation invocation, int position) {
        Value value = invocation.value(position);
        if (value instanceof Value.FunctionValue) {
            Function<Datum, Value> function = invocation.context().function(value);
            return row -> Invocation.isTrue(function.apply(row));
        }
        Datum datum = invocation.context().toDatum(value);
        return row -> DatumOrder.same(datum, row);
    }
}
