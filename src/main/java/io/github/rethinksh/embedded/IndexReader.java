package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads a table in the order of a secondary index, by evaluating its function on every row: slow, simple, right. */
final class IndexReader {
    /** Rows are kept in the order of their primary keys, so a stable sort leaves rows of one key in that order. */
    private static final Comparator<Map.Entry<byte[], Datum>> ORDER =
            Comparator.comparing(Map.Entry::getKey, Arrays::compareUnsigned);

    private final QueryContext context;
    private final TableSource table;
    private final IndexDefinition index;

    IndexReader(QueryContext context, TableSource table, String name) {
        this.context = context;
        this.table = table;
        this.index = find(table, name);
        if (index.function() == null) {
            throw ReqlError.logic("The embedded server cannot evaluate the function of index `" + name + "`.");
        }
        if (index.geo()) {
            throw ReqlError.logic("Index `" + name + "` is a geospatial index.  Only get_nearest and get_intersecting"
                    + " can use a geospatial index.");
        }
    }

    static IndexDefinition find(TableSource table, String name) {
        IndexDefinition index = table.indexes().get(name);
        if (index == null) {
            throw ReqlError.failed("Index `" + name + "` was not found on table `" + table.displayName() + "`.");
        }
        return index;
    }

    Iterator<Datum> read(KeyRange range, boolean descending) {
        List<Map.Entry<byte[], Datum>> entries = new ArrayList<>();
        Iterator<Datum> rows = table.scan(KeyRange.ALL, descending);
        while (rows.hasNext()) {
            context.checkNotCancelled();
            ObjectDatum row = (ObjectDatum) rows.next();
            for (Datum value : values(row)) {
                byte[] key = encode(value);
                if (key != null && range.contains(key)) {
                    entries.add(Map.entry(key, ObjectDatum.ofStored(row.stored())));
                }
            }
        }
        entries.sort(descending ? ORDER.reversed() : ORDER);
        return entries.stream().map(Map.Entry::getValue).iterator();
    }

    /** What the rows of a sequence are found by. */
    List<Datum> values(Iterable<Datum> rows) {
        List<Datum> values = new ArrayList<>();
        for (Datum row : rows) {
            values(row).stream().filter(value -> encode(value) != null).forEach(values::add);
        }
        return values;
    }

    /** What the row is found by; a row the function fails on is not in the index. */
    private List<Datum> values(Datum row) {
        try {
            Datum value = context.toDatum(context.call(index.function(), List.of(row)));
            return index.multi() && value instanceof Datum.ArrayDatum array
                    ? List.copyOf(new LinkedHashSet<>(array.items()))
                    : List.of(value);
        } catch (ReqlError e) {
            return List.of();
        }
    }

    private static byte[] encode(Datum value) {
        try {
            return KeyEncoder.secondary(value);
        } catch (ReqlError e) {
            return null;
        }
    }
}
