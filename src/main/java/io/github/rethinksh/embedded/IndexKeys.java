package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;

/** What rows are found by in a secondary index: one value, or with a multi index as many as the array has items. */
final class IndexKeys {
    private final IndexDefinition index;
    private final QueryContext context;

    /** The keys of an index whose function can be evaluated here. */
    IndexKeys(IndexDefinition index, QueryContext context) {
        this.index = index;
        this.context = context;
    }

    /** The values of a row; a row that the function fails on has none. */
    List<Datum> values(Datum row) {
        try {
            Datum value = context.toDatum(context.call(index.function(), List.of(row)));
            return index.multi() && value instanceof Datum.ArrayDatum array ? array.items() : List.of(value);
        } catch (ReqlError e) {
            return List.of();
        }
    }

    /** The values of a row as keys, without those that cannot be one. */
    List<byte[]> encoded(Datum row) {
        List<byte[]> keys = new ArrayList<>();
        for (Datum value : values(row)) {
            byte[] key = encode(value);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The value as a key, or null when it cannot be one. */
    static byte[] encode(Datum value) {
        try {
            return KeyEncoder.secondary(value);
        } catch (ReqlError e) {
            return null;
        }
    }
}
