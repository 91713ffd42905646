package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.KeyRange;
import io.github.rethinksh.model.DocumentBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a table while it is exported, and the next part behind it: who has it, and what was read of it but cannot be
 * written yet, because the parts before it are not complete. Guarded by the {@link BufferBudget} of the export.
 */
final class RangeTask {
    enum State {
        OPEN,
        READING,
        DONE
    }

    private KeyRange range;
    private State state = State.OPEN;
    private RangeTask next;
    private final List<DocumentBatch> buffer = new ArrayList<>();
    private String firstKey;
    private String lastKey;
    private long bytes;

    RangeTask(KeyRange range) {
        this.range = range;
    }

    /** What is left to read of it. */
    KeyRange range() {
        return range;
    }

    /** All up to a key is there already. */
    void goOnBehind(String key) {
        range = range.after(key);
    }

    State state() {
        return state;
    }

    RangeTask next() {
        return next;
    }

    void take() {
        state = State.READING;
    }

    void done() {
        state = State.DONE;
    }

    /** Keeps the part before the key; the rest becomes a part of its own, behind this one. */
    void splitAt(String key) {
        insert(new RangeTask(range.startingAt(key)));
        range = range.before(key);
    }

    /** Leaves what has not been read to others. */
    void giveUpRest() {
        insert(new RangeTask(range));
    }

    private void insert(RangeTask rest) {
        rest.next = next;
        next = rest;
    }

    /** Some documents were read, the last of them with this key. */
    void read(String first, String last, long count) {
        firstKey = firstKey == null ? first : firstKey;
        lastKey = last;
        bytes += count;
        range = range.after(last);
    }

    /** The key of the first document that was read; null when there was none. */
    String firstKey() {
        return firstKey;
    }

    /** The key of the last document that was read; null when there was none. */
    String lastKey() {
        return lastKey;
    }

    /** How many bytes of documents were read. */
    long bytes() {
        return bytes;
    }

    void buffer(DocumentBatch batch) {
        buffer.add(batch);
    }

    /** Takes out what waits to be written. */
    List<DocumentBatch> drain() {
        List<DocumentBatch> waiting = List.copyOf(buffer);
        buffer.clear();
        return waiting;
    }
}
