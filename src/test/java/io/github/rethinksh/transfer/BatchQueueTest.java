package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.DocumentBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchQueueTest {
    private final BatchQueue queue = new BatchQueue(10, 100, 1000);

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

    @Test
    void shouldLetTheReaderWaitWhileTooMuchIsKept() throws Exception {
        BatchQueue.Entry kept = entry(1000);
        queue.keep(kept);
        Thread reader = new Thread(() -> queue.put(entry(1)), "test-reader");
        reader.start();

        awaitWaiting(reader);
        queue.letGo(kept);

        reader.join();
        assertThat(queue.take()).isNotNull();
    }

    @Test
    void shouldLetOneWriterSyncWhenMuchIsKept() {
        assertThat(queue.beginSync(false)).isFalse();
        assertThat(queue.beginSync(true)).isTrue();
        queue.endSync();

        queue.keep(entry(500));

        assertThat(queue.beginSync(false)).isTrue();
        assertThat(queue.beginSync(false)).isFalse();
        queue.endSync();
        assertThat(queue.beginSync(false)).isTrue();
    }

    /** What it has put there since may not be seen to by the one that syncs already. */
    @Test
    void shouldLetAWriterWaitForTheOneThatSyncsWhenTooMuchIsKept() throws Exception {
        BatchQueue.Entry kept = entry(1000);
        queue.keep(kept);
        assertThat(queue.beginSync(false)).isTrue();
        boolean[] second = new boolean[1];
        Thread writer = new Thread(() -> second[0] = queue.beginSync(false), "test-writer");
        writer.start();

        awaitWaiting(writer);
        queue.endSync();

        writer.join();
        assertThat(second[0]).isTrue();
    }

    @Test
    void shouldNotEndWhileABatchMayComeBack() throws Exception {
        queue.put(entry(1));
        BatchQueue.Entry first = queue.take();
        queue.end();
        BatchQueue.Entry[] second = new BatchQueue.Entry[1];
        Thread other = new Thread(() -> second[0] = queue.take(), "test-writer");
        other.start();

        awaitWaiting(other);
        queue.keep(first);
        queue.again(first);
        queue.done(first);

        other.join();
        assertThat(second[0]).isSameAs(first);
        queue.done(first);
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
