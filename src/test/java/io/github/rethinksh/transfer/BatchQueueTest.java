package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.DocumentBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchQueueTest {
    private final BatchQueue queue = new BatchQueue(10, 100);

    @Test
    void shouldLetTheReaderWaitUntilAWriterIsDoneWhenMemoryIsFull() throws Exception {
        queue.put(entry(80));
        Thread reader = new Thread(() -> queue.put(entry(21)), "test-reader");
        reader.start();

        BatchQueue.Entry first = queue.take();
        awaitWaiting(reader);
        queue.done(first);

        reader.join();
        assertThat(queue.take().batch().totalLength()).isEqualTo(21);
    }

    @Test
    void shouldTakeABatchLargerThanAllMemoryWhenThereIsNoOther() {
        queue.put(entry(1000));

        assertThat(queue.take().batch().totalLength()).isEqualTo(1000);
    }

    @Test
    void shouldLetTheReaderGoWhenTheWorkIsStopped() throws Exception {
        queue.put(entry(80));
        Thread reader = new Thread(() -> queue.put(entry(80)), "test-reader");
        reader.start();

        awaitWaiting(reader);
        queue.stop();

        reader.join();
        assertThat(queue.take()).isNull();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static BatchQueue.Entry entry(int length) {
        return new BatchQueue.Entry(null, DocumentBatch.of("x".repeat(length)), 0, 1);
    }
}
