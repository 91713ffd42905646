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
        registry.register(TermType.MAP, 2, TermRegistry.ANY, SequenceTerms::map);
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
        Predicate<ReqlError> otherwise = otherwise(invocation);
        return sequence.select(rows -> filtered(rows, row -> {
            try {
                return Invocation.isTrue(function.apply(row));
            } catch (ReqlError e) {
                if (e.type() == ErrorType.NON_EXISTENCE) {
                    return otherwise.test(e);
                }
                throw e;
            }
        }));
    }

    /** What holds for a row on which the condition fails, for want of a field: the error itself, with r.error(). */
    private static Predicate<ReqlError> otherwise(Invocation invocation) {
        try {
            boolean answer = invocation.flag("default");
            return error -> answer;
        } catch (ReqlError e) {
            if (!e.isEmptyError()) {
                throw e;
            }
            return error -> {
                throw error;
            };
        }
    }

    private static boolean matches(ObjectDatum pattern, Datum row) {
        ObjectDatum object = Invocation.object(row);
        return pattern.fields().entrySet().stream().allMatch(field -> {
            Datum value = object.get(field.getKey());
            if (field.getValue() instanceof ObjectDatum inner && inner.pseudoType() == null) {
                return value != null && matches(inner, value);
            }
            return value != null && DatumOrder.same(field.getValue(), value);
        });
    }

    private static Value map(Invocation invocation) {
        int last = invocation.count() - 1;
        Value.FunctionValue function = requireFunction(invocation, last);
        requireParameters(function, last);
        QueryContext context = invocation.context();
        if (last == 1) {
            Function<Datum, Value> ofOne = context.function(function);
            return invocation.sequence(0).transform(rows -> mapped(rows, row -> result(invocation, ofOne.apply(row))));
        }
        List<Sequence> sequences =
                IntStream.range(0, last).mapToObj(invocation::sequence).toList();
        boolean isArray = sequences.stream().allMatch(Sequence::isArray);
        return new Sequence.Stream(
                () -> zipped(sequences, rows -> result(invocation, invocation.call(function, rows))), isArray);
    }

    /** A result that is no datum is the fault of the function's body. */
    private static Datum result(Invocation invocation, Value value) {
        try {
            return invocation.context().toDatum(value);
        } catch (ReqlError e) {
            throw e.inside(Datum.of(1)).inside(Datum.of(invocation.count() - 1));
        }
    }

    private static void requireParameters(Value.FunctionValue function, int sequences) {
        int parameters = function.parameters().size();
        if (parameters != 0 && parameters != sequences) {
            throw ReqlError.logic("The function passed to `map` expects %s, but %s found."
                    .formatted(
                            parameters == 1 ? "1 argument" : parameters + " arguments",
                            sequences == 1 ? "1 sequence was" : sequences + " sequences were"));
        }
    }

    /** As long as the shortest of the sequences. */
    private static Iterator<Datum> zipped(List<Sequence> sequences, Function<List<Datum>, Datum> function) {
        List<Iterator<Datum>> parts = sequences.stream().map(Sequence::iterator).toList();
        return new Sequence.Rows() {
            @Override
            Datum advance() {
                return parts.stream().allMatch(Iterator::hasNext)
                        ? function.apply(parts.stream().map(Iterator::next).toList())
                        : null;
            }
        };
    }

    private static Value concatMap(Invocation invocation) {
        Function<Datum, Value> function = invocation.context().function(requireFunction(invocation, 1));
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

    private static Value.FunctionValue requireFunction(Invocation invocation, int position) {
        return invocation.argument(position, value -> {
            if (value instanceof Value.FunctionValue function) {
                return function;
            }
            throw TypeErrors.unexpected("FUNCTION", value);
        });
    }

    private static Value distinct(Invocation invocation) {
        Sequence sequence = invocation.sequence(0);
        boolean isIndexed = invocation.option("index").isPresent();
        if (sequence instanceof TableSlice slice) {
            return isIndexed ? distinctKeys(invocation, slice) : new Sequence.Stream(slice, false);
        }
        if (isIndexed) {
            throw ReqlError.logic("Can only perform an indexed distinct on a TABLE.");
        }
        List<Datum> values = List.copyOf(distinctValues(invocation, sequence));
        invocation.context().requireWithinLimit(values.size());
        return Datum.of(values);
    }

    private static Value distinctKeys(Invocation invocation, TableSlice slice) {
        String index = TableTerms.index(invocation, slice.table());
        Iterable<Datum> values = index == null
                ? slice.transform(rows -> mapped(
                        rows, row -> ((ObjectDatum) row).get(slice.table().primaryKey())))
                : new IndexReader(invocation.context(), slice.table(), index).values(slice);
        return new Sequence.Stream(distinctValues(invocation, values), false);
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
