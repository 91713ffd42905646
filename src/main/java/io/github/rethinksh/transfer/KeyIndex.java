package io.github.rethinksh.transfer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Remembers which document had a key first, by 128 bits of the digests of keys, in an open table that grows as far as its
 * memory goes.
 */
final class KeyIndex {
    /** Nobody had the key before. */
    static final int NEW = 0;

    /** It is not known whether somebody had the key before; it was not kept. */
    static final int FULL = -1;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SLOT_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int MOST_SLOTS = 1 << 29;

    private long memory;
    private long[] words = new long[1 << 7];
    private int[] documents = new int[1 << 6];
    private int size;

    KeyIndex(long memory) {
        this.memory = memory;
    }

    /** Says how many bytes it may take from now on; what it has taken it keeps. */
    void allow(long bytes) {
        memory = bytes;
    }

    /**
     * Adds the key of a document.
     *
     * @param document its number, from 1
     * @return the number of the document that had the key first, or {@link #NEW} or {@link #FULL}
     */
    int add(byte[] digest, int document) {
        if (2L * size >= documents.length && !grow()) {
            return FULL;
        }
        int first = put((long) WORDS.get(digest, 0), (long) WORDS.get(digest, Long.BYTES), document);
        size += first == NEW ? 1 : 0;
        return first;
    }

    private int put(long high, long low, int document) {
        int mask = documents.length - 1;
        int slot = (int) low & mask;
        while (documents[slot] != 0) {
            if (words[2 * slot] == high && words[2 * slot + 1] == low) {
                return documents[slot];
            }
            slot = slot + 1 & mask;
        }
        words[2 * slot] = high;
        words[2 * slot + 1] = low;
        documents[slot] = document;
        return NEW;
    }

    private boolean grow() {
        // While it grows both tables are there.
        if (3L * SLOT_BYTES * documents.length > memory || documents.length >= MOST_SLOTS) {
            return false;
        }
        long[] oldWords = words;
        int[] oldDocuments = documents;
        words = new long[2 * oldWords.length];
        documents = new int[2 * oldDocuments.length];
        for (int slot = 0; slot < oldDocuments.length; slot++) {
            if (oldDocuments[slot] != 0) {
                put(oldWords[2 * slot], oldWords[2 * slot + 1], oldDocuments[slot]);
            }
        }
        return true;
    }
}
