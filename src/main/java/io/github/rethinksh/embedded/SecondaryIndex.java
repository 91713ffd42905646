package io.github.rethinksh.embedded;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A secondary index and, if it can be read here, the rows of its table in its order. Rows of one key are in the order of
 * their primary keys. One thread writes at a time, others may read meanwhile.
 */
final class SecondaryIndex {
    private static final byte[] BELOW_ALL = {};
    private static final byte[] ABOVE_ALL = {(byte) 0xff};

    /** Where a row stands in the index. */
    private static final class Place implements Comparable<Place> {
        private final byte[] key;
        private final byte[] primaryKey;

        /** Which of the keys of the row this is; an array may hold the same key several times. */
        private final int item;

        Place(byte[] key, byte[] primaryKey, int item) {
            this.key = key;
            this.primaryKey = primaryKey;
            this.item = item;
        }

        static Place before(byte[] key) {
            return new Place(key, BELOW_ALL, 0);
        }

        static Place after(byte[] key) {
            return new Place(key, ABOVE_ALL, 0);
        }

        @Override
        public int compareTo(Place other) {
            int order = Arrays.compareUnsigned(key, other.key);
            order = order != 0 ? order : Arrays.compareUnsigned(primaryKey, other.primaryKey);
            return order != 0 ? order : Integer.compare(item, other.item);
        }
    }

    private final IndexDefinition definition;
    private final IndexKeys keys;
    private final NavigableMap<Place, byte[]> rows = new ConcurrentSkipListMap<>();

    /** An index without rows; {@code context} is what its function is evaluated in as long as it is there. */
    SecondaryIndex(IndexDefinition definition, QueryContext context) {
        this.definition = definition;
        this.keys = definition.isReadable() ? new IndexKeys(definition, context) : null;
    }

    IndexDefinition definition() {
        return definition;
    }

    /**
     * Takes a row in the place of another; {@link Datum#NULL} stands for none. Who reads meanwhile sees the one or the
     * other, and both only where they stand in different places.
     *
     * @param stored the JSON of the row after the change
     */
    void replace(byte[] primaryKey, Datum before, Datum after, byte[] stored) {
        Set<Place> left = places(primaryKey, before);
        for (Place place : places(primaryKey, after)) {
            rows.put(place, stored);
            left.remove(place);
        }
        left.forEach(rows::remove);
    }

    private Set<Place> places(byte[] primaryKey, Datum row) {
        Set<Place> places = new TreeSet<>();
        if (keys != null && row != Datum.NULL) {
            for (byte[] key : keys.encoded(row)) {
                places.add(new Place(key, primaryKey, places.size()));
            }
        }
        return places;
    }

    /** The JSON of the rows with keys in the range, a row as often as it has such keys. */
    Iterator<byte[]> scan(KeyRange range, boolean descending) {
        NavigableMap<Place, byte[]> part = range.of(rows, Place::before, Place::after);
        return (descending ? part.descendingMap() : part).values().iterator();
    }
}
