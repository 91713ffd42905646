package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.model.DocumentBatch;
import java.util.List;

/**
 * Brings the parts of a table into the order of its keys. The first part that is not complete is written as it is read;
 * what is read of later ones waits in memory, and when that is full their readers wait. So there is always one reader that
 * gets on, and only one that writes. For all readers of one table at once.
 */
final class OrderedOutput {
    private final TableSink sink;
    private final TableRanges ranges;
    private final BufferBudget lock;
    private RangeTask head;

    OrderedOutput(TableSink sink, TableRanges ranges, BufferBudget lock) {
        this.sink = sink;
        this.ranges = ranges;
        this.head = ranges.first();
        this.lock = lock;
    }

    /** Takes documents of a part, in the order within it. Waits when it is not its turn and there is no memory left. */
    void write(RangeTask task, DocumentBatch batch) {
        synchronized (lock) {
            while (task != head && !lock.take(size(batch))) {
                if (ranges.failed()) {
                    return;
                }
                lock.await();
            }
            if (task != head) {
                task.buffer(batch);
                return;
            }
        }
        flush(task);
        sink.write(batch);
    }

    /**
     * Says that a part is complete.
     *
     * @return whether with it the table is
     */
    boolean complete(RangeTask task) {
        synchronized (lock) {
            ranges.done(task);
            if (task != head) {
                return false;
            }
        }
        while (true) {
            flush(head);
            synchronized (lock) {
                head = head.next();
                lock.notifyAll();
                if (head == null || head.state() != RangeTask.State.DONE) {
                    return head == null;
                }
            }
        }
    }

    private void flush(RangeTask task) {
        List<DocumentBatch> waiting;
        synchronized (lock) {
            waiting = task.drain();
        }
        for (DocumentBatch batch : waiting) {
            sink.write(batch);
            synchronized (lock) {
                lock.give(size(batch));
            }
        }
    }

    /** What a batch occupies: the frame that it came in. */
    private static long size(DocumentBatch batch) {
        return batch.bytes().length;
    }
}
