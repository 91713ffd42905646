package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.KeyRange;
import io.github.rethinksh.model.TableDefinition;
import java.util.Optional;

/**
 * Divides a table among workers. How its keys are spread is learned from what has been read last, so that the next parts
 * hold about as many bytes as the budget likes: small enough to be kept while those before them are written. A part that turns
 * out larger is left half-way, and its rest divided anew; one that turns out empty shows that the keys are spread in
 * another way now, and the next one is looked into before it is divided. Safe for several threads.
 */
final class TableRanges {
    private final BufferBudget lock;
    private final KeyMeasure measure = new KeyMeasure();
    private final RangeTask first = new RangeTask(KeyRange.ALL);
    private final long estimatedRows;
    private long rows;
    private long bytes;
    private Pace pace;
    private boolean failed;

    /** From one key to another so many bytes were read. */
    private record Pace(String first, String last, long bytes) {}

    TableRanges(TableDefinition table, BufferBudget lock) {
        this.lock = lock;
        this.estimatedRows = table.estimatedRows();
    }

    /** The part that the table begins with. */
    RangeTask first() {
        return first;
    }

    /** All up to a key, so many documents of so many bytes, is there already; before the first part is taken. */
    void goOnBehind(String key, long rowsThere, long bytesThere) {
        synchronized (lock) {
            first.goOnBehind(key);
            rows = rowsThere;
            bytes = bytesThere;
        }
    }

    /** The next part to read; waits while there may be one soon. Null when there will be none. */
    RangeTask take() {
        synchronized (lock) {
            while (!failed) {
                RangeTask open = find(RangeTask.State.OPEN);
                if (open != null) {
                    open.take();
                    divide(open);
                    return open;
                }
                if (find(RangeTask.State.READING) == null) {
                    return null;
                }
                lock.await();
            }
            return null;
        }
    }

    private RangeTask find(RangeTask.State state) {
        RangeTask task = first;
        while (task != null && task.state() != state) {
            task = task.next();
        }
        return task;
    }

    private void divide(RangeTask task) {
        KeyRange range = task.range();
        if (pace == null || range.from() == null) {
            return;
        }
        Optional<String> end =
                measure.beyond(range.from(), pace.first(), pace.last(), (double) lock.partBytes() / pace.bytes());
        if (end.isPresent() && (range.to() == null || measure.isBefore(end.get(), range.to()))) {
            task.splitAt(end.get());
            lock.notifyAll();
        }
    }

    /**
     * Documents of a part were read. Says whether its reader is to go on; if not, the rest of the part is another one's.
     *
     * @param alone whether there is nobody to share with
     */
    boolean goesOn(RangeTask task, String firstKey, String lastKey, int count, long size, boolean alone) {
        synchronized (lock) {
            task.read(firstKey, lastKey, size);
            rows += count;
            bytes += size;
            learn(task);
            if (alone || failed || !isWorthDividing(task)) {
                return true;
            }
            task.giveUpRest();
            lock.notifyAll();
            return false;
        }
    }

    private void learn(RangeTask task) {
        measure.see(task.firstKey());
        measure.see(task.lastKey());
        if (measure.isBefore(task.firstKey(), task.lastKey())) {
            pace = new Pace(task.firstKey(), task.lastKey(), task.bytes());
        }
    }

    private boolean isWorthDividing(RangeTask task) {
        if (pace == null
                || measure.beyond(task.lastKey(), pace.first(), pace.last(), 1).isEmpty()) {
            return false;
        }
        boolean unbounded = task.range().to() == null;
        return task.bytes() >= 2 * lock.partBytes() || (unbounded && expectedLeft() >= 2 * lock.partBytes());
    }

    /** How many bytes are left, by the server's estimate of the rows, which can be far off. */
    private double expectedLeft() {
        return estimatedRows < 0 ? 0 : (double) (estimatedRows - rows) / rows * bytes;
    }

    /** All of a part was read. */
    void done(RangeTask task) {
        synchronized (lock) {
            task.done();
            if (task.lastKey() == null) {
                pace = null;
            }
            lock.notifyAll();
        }
    }

    /** The table failed: nobody gets another part of it. Says whether that is news. */
    boolean fail() {
        synchronized (lock) {
            boolean news = !failed;
            failed = true;
            lock.notifyAll();
            return news;
        }
    }

    boolean failed() {
        synchronized (lock) {
            return failed;
        }
    }
}
