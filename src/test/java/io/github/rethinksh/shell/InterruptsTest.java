package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.CancellationToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptsTest {
    private final Interrupts interrupts = new Interrupts();
    private final List<Integer> ended = new CopyOnWriteArrayList<>();
    private final List<Integer> codes = new CopyOnWriteArrayList<>();

    @Test
    void shouldGiveEachCommandATokenOfItsOwn() {
        List<CancellationToken> tokens = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int code = interrupts.run(() -> {
                tokens.add(interrupts.token());
                interrupts.interrupt();
                return 7;
            });
            assertThat(code).isEqualTo(7);
        }
        assertThat(tokens).doesNotHaveDuplicates().allMatch(CancellationToken::isCancelled);
    }

    @Test
    void shouldOfferATokenThatIsNotCancelledBetweenCommands() {
        int unused = interrupts.run(() -> {
            interrupts.interrupt();
            return 130;
        });
        assertThat(interrupts.token().isCancelled()).isFalse();
    }

    @Test
    void shouldInterruptTheThreadTheSecondTimeAndLeaveNoInterruptBehind() {
        int code = interrupts.run(() -> {
            interrupts.interrupt();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            interrupts.interrupt();
            return Thread.currentThread().isInterrupted() ? 1 : 0;
        });
        assertThat(code).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldDoNothingBetweenCommands() {
        interrupts.interrupt();
        interrupts.interrupt();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(interrupts.run(() -> interrupts.token().isCancelled() ? 1 : 0))
                .isEqualTo(0);
    }

    @Test
    void shouldCancelThisAndAllLaterCommandsAtShutdownAndWaitForTheEnd() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        List<Boolean> seen = new ArrayList<>();
        ShutdownInterrupt watch = new ShutdownInterrupt(interrupts, Duration.ofSeconds(30), ended::add);
        Thread commands = new Thread(() -> codes.add(watch.run(() -> {
            int unused = interrupts.run(() -> {
                CancellationToken.Registration registration = interrupts.token().onCancel(cancelled::countDown);
                running.countDown();
                await(cancelled);
                registration.close();
                return 130;
            });
            seen.add(interrupts.run(() -> interrupts.token().isCancelled() ? 1 : 0) == 1);
            return 5;
        })));
        commands.start();
        running.await();
        assertThat(watch.cancelAndWait()).isTrue();
        commands.join();
        assertThat(seen).containsExactly(true);
        assertThat(codes).containsExactly(5);
        assertThat(ended).isEmpty();
    }

    @Test
    void shouldWaitNoLongerThanItsPatience() {
        assertThat(new ShutdownInterrupt(interrupts, Duration.ZERO, ended::add).cancelAndWait())
                .isFalse();
        assertThat(interrupts.run(() -> interrupts.token().isCancelled() ? 1 : 0))
                .isEqualTo(1);
    }

    @Test
    void shouldWatchOverCommandsAndHandTheirCodeOn() {
        assertThat(new ShutdownInterrupt(interrupts, Duration.ZERO).run(() -> 5))
                .isEqualTo(5);
    }

    @Test
    void shouldEndWith130WhatControlCCancelledWhateverItReturns() {
        ShutdownInterrupt watch = new ShutdownInterrupt(interrupts, Duration.ofSeconds(30), ended::add);
        Thread keys = new Thread(watch::press, "keys");
        int code = watch.run(() -> {
            keys.start();
            return interrupts.run(() -> {
                CountDownLatch cancelled = new CountDownLatch(1);
                try (CancellationToken.Registration registration =
                        interrupts.token().onCancel(cancelled::countDown)) {
                    await(cancelled);
                }
                return 1;
            });
        });
        assertThat(code).isEqualTo(130);
        assertThat(ended).isEmpty();
    }

    @Test
    void shouldEndTheProcessAtTheSecondControlC() {
        ShutdownInterrupt watch = new ShutdownInterrupt(interrupts, Duration.ofSeconds(30), ended::add);
        Thread keys = new Thread(watch::press, "keys");
        keys.start();
        while (keys.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(ended).isEmpty();
        watch.press();
        assertThat(ended).containsExactly(130);
    }

    @Test
    void shouldEndTheProcessAtAControlCAfterSigterm() {
        interrupts.shutDown();
        new ShutdownInterrupt(interrupts, Duration.ofSeconds(30), ended::add).press();
        assertThat(ended).containsExactly(130);
    }

    @Test
    void shouldEndTheProcessWhenWhatControlCCancelledDoesNotEnd() {
        new ShutdownInterrupt(interrupts, Duration.ZERO, ended::add).press();
        assertThat(ended).containsExactly(130);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
