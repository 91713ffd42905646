package io.github.rethinksh.embedded;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.function.Function;

/** A range of encoded keys. A missing bound is null. */
final class KeyRange {
    static final KeyRange ALL = new KeyRange(null, false, null, false);
    static final KeyRange EMPTY = new KeyRange(new byte[] {1}, true, new byte[] {0}, true);

    private final byte[] lower;
    private final boolean lowerOpen;
    private final byte[] upper;
    private final boolean upperOpen;

    private KeyRange(byte[] lower, boolean lowerOpen, byte[] upper, boolean upperOpen) {
        this.lower = lower;
        this.lowerOpen = lowerOpen;
        this.upper = upper;
        this.upperOpen = upperOpen;
    }

    static KeyRange between(
            Datum left, boolean leftOpen, Datum right, boolean rightOpen, Function<Datum, byte[]> encoding) {
        byte[] lower = left == Datum.MINVAL ? null : encoding.apply(left);
        byte[] upper = right == Datum.MAXVAL ? null : encoding.apply(right);
        return new KeyRange(lower, leftOpen, upper, rightOpen);
    }

    boolean contains(byte[] key) {
        int aboveLower = lower == null ? 1 : Arrays.compareUnsigned(key, lower);
        int belowUpper = upper == null ? 1 : Arrays.compareUnsigned(upper, key);
        return (lowerOpen ? aboveLower > 0 : aboveLower >= 0) && (upperOpen ? belowUpper > 0 : belowUpper >= 0);
    }

    /**
     * The part that is in the range of a map whose keys are sorted by encoded keys first.
     *
     * @param before makes what comes just before all keys that begin with an encoded key
     * @param after makes what comes just after them
     */
    <K, T> NavigableMap<K, T> of(NavigableMap<K, T> map, Function<byte[], K> before, Function<byte[], K> after) {
        if (isEmpty()) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<K, T> part = lower == null ? map : map.tailMap((lowerOpen ? after : before).apply(lower), true);
        return upper == null ? part : part.headMap((upperOpen ? before : after).apply(upper), true);
    }

    private boolean isEmpty() {
        if (lower == null || upper == null) {
            return false;
        }
        int order = Arrays.compareUnsigned(lower, upper);
        return order > 0 || (order == 0 && (lowerOpen || upperOpen));
    }

    /** The part of a map, sorted by encoded keys, that is in the range. */
    <T> NavigableMap<byte[], T> of(NavigableMap<byte[], T> map) {
        if (isEmpty()) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<byte[], T> part = lower == null ? map : map.tailMap(lower, !lowerOpen);
        return upper == null ? part : part.headMap(upper, !upperOpen);
    }
}
