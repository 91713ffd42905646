package io.github.rethinksh.embedded;

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
        registry.register(TermType.EQ_JOIN, 3, JoinTerms::equalJoin, "index", "ordered");
    }

    private static Value union(Invocation invocation) {
        List<Sequence> parts = IntStream.range(0, invocation.count())
                .mapToObj(invocation::sequence)
                .toList();
        boolean isArray = parts.stream().allMatch(Sequence::isArray);
        return new Sequence.Stream(() -> TableTerms.concatenated(parts.iterator()), isArray);
    }

    private static Value zip(Invocation invocation) {
        return invocation
                .sequence(0)
                .transform(rows -> SequenceTerms.mapped(rows, row -> {
                    ObjectDatum pair = Invocation.object(row);
                    return pair.get("right") instanceof ObjectDatum right
                            ? Merging.merge(Invocation.object(pair.get("left")), right)
                            : pair.get("left");
                }));
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
                }));
    }

    private static Iterable<Datum> pairs(QueryContext context, TableSource table, String index, Datum left, Datum key) {
        Function<Datum, byte[]> encoding = index == null ? KeyEncoder::bound : KeyEncoder::secondary;
        KeyRange range = KeyRange.between(key, false, key, false, encoding);
        TableSlice rights = new TableSlice(context, table, index, range, TableSlice.Direction.UNORDERED);
        return rights.transform(
                rows -> SequenceTerms.mapped(rows, right -> ObjectDatum.of(Map.of("left", left, "right", right))));
    }
}
