package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads rows, or what they are found by, from a secondary index. */
final class IndexReader {
    private final QueryContext context;
    private final TableSource table;
    private final String name;
    private final IndexDefinition index;

    IndexReader(QueryContext context, TableSource table, String name) {
        this.context = context;
        this.table = table;
        this.name = name;
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
            throw notFound(table, name);
        }
        return index;
    }

    static ReqlError notFound(TableSource table, String name) {
        return ReqlError.failed("Index `" + name + "` was not found on table `" + table.displayName() + "`.");
    }

    Iterator<Datum> read(KeyRange range, boolean descending) {
        return table.scanIndex(name, range, descending);
    }

    /** How often the row is found in a range: in a multi index perhaps more than once. */
    int occurrences(Datum row, KeyRange range) {
        return (int) new IndexKeys(index, context)
                .encoded(row).stream().filter(range::contains).count();
    }

    /** What the rows of a part of the index are found by there. */
    List<Datum> values(TableSlice slice) {
        IndexKeys keys = new IndexKeys(index, context);
        List<Datum> values = new ArrayList<>();
        for (Datum row : slice) {
            for (Datum value : keys.values(row)) {
                byte[] key = IndexKeys.encode(value);
                if (key != null && slice.range().contains(key)) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
