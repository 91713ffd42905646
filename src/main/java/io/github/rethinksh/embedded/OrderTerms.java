package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** {@code order_by}, by an index or by what functions make of the rows. */
final class OrderTerms {
    private static final String NEEDS_TABLE = "Indexed order_by can only be performed on a TABLE or TABLE_SLICE. Make"
            + " sure order_by comes before any transformations (such as map) or filters.";

    private OrderTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.ASC, 1, i -> new Value.Ordering(i.value(0), false));
        registry.register(TermType.DESC, 1, i -> new Value.Ordering(i.value(0), true));
        registry.register(TermType.ORDER_BY, 1, TermRegistry.ANY, OrderTerms::orderBy, "index");
    }

    private static Value orderBy(Invocation invocation) {
        Sequence sequence = invocation.sequence(0);
        Optional<Value> index = invocation.option("index");
        if (index.isPresent()) {
            sequence = byIndex(invocation, sequence, index.get());
        }
        if (invocation.count() == 1) {
            if (index.isEmpty()) {
                throw ReqlError.logic("Must specify something to order by.");
            }
            return sequence;
        }
        Comparator<Datum> order = comparator(invocation, 1);
        for (int i = 2; i < invocation.count(); i++) {
            order = order.thenComparing(comparator(invocation, i));
        }
        List<Datum> rows = new ArrayList<>(invocation.context().collect(sequence));
        rows.sort(order);
        return sequence instanceof Sequence.Selection selection
                ? new Sequence.RowSelection(selection.table(), rows, true)
                : Datum.of(rows);
    }

    private static Sequence byIndex(Invocation invocation, Sequence sequence, Value option) {
        if (!(sequence instanceof TableSlice slice)) {
            throw ReqlError.logic(NEEDS_TABLE);
        }
        boolean descending = option instanceof Value.Ordering ordering && ordering.descending();
        Value by = option instanceof Value.Ordering ordering ? ordering.by() : option;
        String name = indexName(invocation.context().toDatum(by));
        String index = name.equals(slice.table().primaryKey()) ? null : name;
        if (index != null) {
            IndexReader.find(slice.table(), index);
        }
        boolean betweenOnOther = slice.range() != KeyRange.ALL && !Objects.equals(slice.index(), index);
        if (betweenOnOther) {
            String other = slice.index() == null ? slice.table().primaryKey() : slice.index();
            throw ReqlError.logic(
                            "Cannot order by index `" + name + "` after calling BETWEEN on index `" + other + "`.")
                    .inside(Datum.of(0))
                    .inside(Datum.of(0));
        }
        return slice.orderedBy(index, descending ? TableSlice.Direction.DESCENDING : TableSlice.Direction.ASCENDING);
    }

    private static String indexName(Datum name) {
        try {
            return Invocation.string(name);
        } catch (ReqlError e) {
            throw e.inside(Datum.of("index"));
        }
    }

    /** Rows for which the function fails, for want of a field, come first. */
    private static Comparator<Datum> comparator(Invocation invocation, int position) {
        Value argument = invocation.value(position);
        boolean descending = argument instanceof Value.Ordering ordering && ordering.descending();
        Value by = argument instanceof Value.Ordering ordering ? ordering.by() : argument;
        if (by instanceof Datum datum && !(by instanceof Datum.StringDatum)) {
            throw TypeErrors.unexpectedDatum("STRING", datum).inside(Datum.of(position));
        }
        Function<Datum, Datum> key = key(invocation.context(), by);
        Comparator<Datum> order = Comparator.comparing(key, Comparator.nullsFirst(DatumOrder::compare));
        return descending ? order.reversed() : order;
    }

    static Function<Datum, Datum> key(QueryContext context, Value by) {
        if (by instanceof Datum.StringDatum field) {
            return row -> row instanceof ObjectDatum object ? object.get(field.value()) : null;
        }
        Function<Datum, Value> function = context.function(by);
        return row -> {
            try {
                return context.toDatum(function.apply(row));
            } catch (ReqlError e) {
                if (e.type() == ErrorType.NON_EXISTENCE) {
                    return null;
                }
                throw e;
            }
        };
    }
}
