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
    void gives_each_command_a_token_of_its_own() {
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
    void offers_a_token_that_is_not_cancelled_between_commands() {
        int unused = interrupts.run(() -> {
            interrupts.interrupt();
            return 130;
        });
        assertThat(interrupts.token().isCancelled()).isFalse();
    }

    @Test
    void interrupts_the_thread_the_second_time_and_leaves_no_interrupt_behind() {
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
    void does_nothing_between_commands() {
        interrupts.interrupt();
        interrupts.interrupt();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(interrupts.run(() -> interrupts.token().isCancelled() ? 1 : 0))
                .isEqualTo(0);
    }

    @Test
    void cancels_this_and_all_later_commands_at_shutdown_and_waits_for_the_end() throws InterruptedException {
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
    void waits_no_longer_than_its_patience() {
        assertThat(new ShutdownInterrupt(interrupts, Duration.ZERO, ended::add).cancelAndWait())
                .isFalse();
        assertThat(interrupts.run(() -> interrupts.token().isCancelled() ? 1 : 0))
                .isEqualTo(1);
    }

    @Test
    void watches_over_commands_and_hands_their_code_on() {
        assertThat(new ShutdownInterrupt(interrupts, Duration.ZERO).run(() -> 5))
                .isEqualTo(5);
    }

    @Test
    void ends_with_130_what_control_c_cancelled_whatever_it_returns() {
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
    void ends_the_process_at_the_second_control_c() {
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
    void ends_the_process_at_a_control_c_after_sigterm() {
        interrupts.shutDown();
        new ShutdownInterrupt(interrupts, Duration.ofSeconds(30), ended::add).press();
        assertThat(ended).containsExactly(130);
    }

    @Test
    void ends_the_process_when_what_control_c_cancelled_does_not_end() {
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
