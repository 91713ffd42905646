package io.github.rethinksh.embedded;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What rows were before they were changed by writes that nobody has waited for on disk. For the owner to guard. */
final class UnsyncedRows {
    private final SortedMap<byte[], byte[]> before = new TreeMap<>(Arrays::compareUnsigned);

    /** A row is changed: what is stored for its key until now, null for nothing. */
    void change(byte[] key, byte[] stored) {
        // Of several changes the first one knows what is on disk.
        if (!before.containsKey(key)) {
            before.put(key, stored);
        }
    }

    /** All rows are on disk. */
    void synced() {
        before.clear();
    }

    /** Puts back what is on disk: the key, and what is stored for it. */
    void undo(BiConsumer<byte[], byte[]> put) {
        before.forEach(put);
        before.clear();
    }
}
