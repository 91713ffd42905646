package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Putting the rows of two or more sequences together. */
final class JoinTerms {
    private JoinTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.UNION, 0, TermRegistry.ANY, JoinTerms::union, "interleave");
        registry.register(TermType.ZIP, 1, JoinTerms::zip);
        registry.register(TermType.INNER_JOIN, 3, i -> join(i, false));
        registry.register(TermType.OUTER_JOIN, 3, i -> join(i, true));
        registry.register(TermType.EQ_JOIN, 3, JoinTerms::equalJoin, "index", "ordered");
    }

    private static Value union(Invocation invocation) {
        List<Sequence> parts = IntStream.range(0, invocation.count())
                .mapToObj(invocation::sequence)
                .toList();
        if (parts.stream().anyMatch(Feed.class::isInstance)) {
            throw ReqlError.logic("The embedded server cannot unite changefeeds.");
        }
        boolean isArray = parts.stream().allMatch(Sequence::isArray);
        return new Sequence.Stream(() -> TableTerms.concatenated(parts.iterator()), isArray)
                .notWatchable(() -> ReqlError.logic("The embedded server cannot watch a union."));
    }

    private static Value zip(Invocation invocation) {
        return invocation
                .sequence(0)
                .transform(rows -> SequenceTerms.mapped(rows, row -> {
                    ObjectDatum pair = Invocation.object(row);
                    if (pair.get("left") == null) {
                        throw ReqlError.logic("ZIP can only be called on the result of a join.");
                    }
                    Datum right = pair.get("right");
                    if (right == null) {
                        return pair.get("left");
                    }
                    return right instanceof ObjectDatum object
                            ? Merging.merge(Invocation.object(pair.get("left")), object)
                            : right;
                }))
                .notWatchable(() -> ReqlError.logic("Cannot call `changes` after `zip`."));
    }

    /** Pairs of rows that a function of both is true for; {@code keepLeft} keeps a left row without any. */
    private static Value join(Invocation invocation, boolean keepLeft) {
        Sequence rights = invocation.sequence(1);
        Function<List<? extends Value>, Value> condition = invocation.functionOfMany(2);
        return invocation
                .sequence(0)
                .transform(lefts -> TableTerms.concatenated(new Iterator<Iterable<Datum>>() {
                    @Override
                    public boolean hasNext() {
                        return lefts.hasNext();
                    }

                    @Override
                    public Iterable<Datum> next() {
                        return joined(lefts.next(), rights, condition, keepLeft);
                    }
                }));
    }

    private static Iterable<Datum> joined(
            Datum left, Sequence rights, Function<List<? extends Value>, Value> condition, boolean keepLeft) {
        List<Datum> pairs = new ArrayList<>();
        for (Datum right : rights) {
            if (Invocation.isTrue(condition.apply(List.of(left, right)))) {
                pairs.add(ObjectDatum.of(Map.of("left", left, "right", right)));
            }
        }
        return pairs.isEmpty() && keepLeft ? List.of(ObjectDatum.of("left", left)) : pairs;
    }

    private static Value equalJoin(Invocation invocation) {
        Value by = invocation.value(1);
        QueryContext context = invocation.context();
        TableSource table = invocation.table(2);
        String index = TableTerms.index(invocation, table);
        return invocation
                .sequence(0)
                .transform(lefts -> TableTerms.concatenated(new Iterator<Iterable<Datum>>() {
                    @Override
                    public boolean hasNext() {
                        return lefts.hasNext();
                    }

                    @Override
                    public Iterable<Datum> next() {
                        Datum left = lefts.next();
                        Datum key = by instanceof Datum.StringDatum field
                                ? Invocation.object(left).get(field.value())
                                : context.toDatum(context.function(by).apply(left));
                        return key == null || key == Datum.NULL ? List.of() : pairs(context, table, index, left, key);
                    }
                }))
                .notWatchable(Sequence::eager);
    }

    private static Iterable<Datum> pairs(QueryContext context, TableSource table, String index, Datum left, Datum key) {
        Function<Datum, byte[]> encoding = index == null ? KeyEncoder::bound : KeyEncoder::secondary;
        KeyRange range = KeyRange.between(key, false, key, false, encoding);
        TableSlice rights = new TableSlice(context, table, index, range, TableSlice.Direction.UNORDERED);
        return rights.transform(
                rows -> SequenceTerms.mapped(rows, right -> ObjectDatum.of(Map.of("left", left, "right", right))));
    }
}
