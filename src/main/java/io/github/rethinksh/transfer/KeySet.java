package io.github.rethinksh.transfer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Remembers keys by 128 bits of their digests, in an open table that grows as far as its memory goes. */
final class KeySet {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** What became of a key. */
    enum Outcome {
        /** It was not there. */
        NEW,
        /** It was there already. */
        TWICE,
        /** It is not known whether it was there; it was not kept. */
        FULL
    }

    private final long mostSlots;
    private long[] slots = new long[1 << 11];
    private int size;

    KeySet(long memory) {
        this.mostSlots = Math.max(slots.length, memory / Long.BYTES);
    }

    /** Adds a key by its digest. */
    Outcome add(byte[] digest) {
        // Zeros mark a free slot; that a digest begins with them does not come up.
        long high = (long) WORDS.get(digest, 0) | 1;
        long low = (long) WORDS.get(digest, Long.BYTES);
        if (4L * size >= slots.length && !grow()) {
            return slots[slot(high, low)] == 0 ? Outcome.FULL : Outcome.TWICE;
        }
        boolean added = put(high, low);
        size += added ? 1 : 0;
        return added ? Outcome.NEW : Outcome.TWICE;
    }

    private boolean put(long high, long low) {
        int slot = slot(high, low);
        if (slots[slot] != 0) {
            return false;
        }
        slots[slot] = high;
        slots[slot + 1] = low;
        return true;
    }

    /** Where a key is, or would be. */
    private int slot(long high, long low) {
        int mask = slots.length - 1;
        int slot = (int) low * 2 & mask;
        while (slots[slot] != 0 && (slots[slot] != high || slots[slot + 1] != low)) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private boolean grow() {
        // While it grows both tables are there.
        if (3L * slots.length > mostSlots || slots.length >= 1 << 29) {
            return false;
        }
        long[] old = slots;
        slots = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                put(old[i], old[i + 1]);
            }
        }
        return true;
    }
}
