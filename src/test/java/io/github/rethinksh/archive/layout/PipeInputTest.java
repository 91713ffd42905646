package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipeInputTest {
    private final CancellationToken token = new CancellationToken();
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch written = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Test
    void shouldHandOnWhatComes() throws IOException {
        byte[] content = new byte[5_000_000];
        new Random(7).nextBytes(content);
        try (PipeInput in = new PipeInput(() -> new ByteArrayInputStream(content), () -> token)) {
            assertThat(in.read()).isEqualTo(content[0] & 0xff);
            assertThat(in.readAllBytes()).hasSize(content.length - 1).endsWith(content[content.length - 1]);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void shouldFailBehindWhatCameBefore() throws IOException {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        try (PipeInput in = new PipeInput(
                () -> new SequenceInputStream(new ByteArrayInputStream(new byte[] {1}), broken), () -> token)) {
            assertThat(in.read()).isEqualTo(1);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("the disk is gone");
        }
    }

    @Test
    void shouldNotTakeForTheEndWhatCannotBeReadForAnotherReason() throws IOException {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) {
                throw new OutOfMemoryError("no room");
            }
        };
        try (PipeInput in = new PipeInput(() -> broken, () -> token)) {
            assertThatThrownBy(in::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("it cannot be read: java.lang.OutOfMemoryError: no room");
        }
    }

    @Test
    void shouldWaitNoLongerThanItIsWantedForAPipeThatNobodyWrites() throws Exception {
        CompletableFuture<Void> cancelling = CompletableFuture.runAsync(() -> {
            await(waits);
            token.cancel();
        });
        try (PipeInput in = new PipeInput(this::open, () -> token)) {
            assertThatThrownBy(in::read)
                    .isInstanceOfSatisfying(
                            ShellException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
        }
        cancelling.join();
        written.countDown();
        closed.await();
    }

    private InputStream open() {
        waits.countDown();
        await(written);
        return new FilterInputStream(new ByteArrayInputStream(new byte[100])) {
            @Override
            public void close() {
                closed.countDown();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
