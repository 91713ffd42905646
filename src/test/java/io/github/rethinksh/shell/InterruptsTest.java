package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.CancellationToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptsTest {
    private final Interrupts interrupts = new Interrupts();

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
        CountDownLatch finished = new CountDownLatch(1);
        List<Boolean> seen = new ArrayList<>();
        Thread commands = new Thread(() -> {
            int unused = interrupts.run(() -> {
                CancellationToken.Registration registration = interrupts.token().onCancel(cancelled::countDown);
                running.countDown();
                await(cancelled);
                registration.close();
                return 130;
            });
            seen.add(interrupts.run(() -> interrupts.token().isCancelled() ? 1 : 0) == 1);
            finished.countDown();
        });
        commands.start();
        running.await();
        new ShutdownInterrupt(interrupts, Duration.ofSeconds(30)).cancelAndWait(finished);
        commands.join();
        assertThat(seen).containsExactly(true);
    }

    @Test
    void waits_no_longer_than_its_patience() {
        new ShutdownInterrupt(interrupts, Duration.ZERO).cancelAndWait(new CountDownLatch(1));
        assertThat(interrupts.run(() -> interrupts.token().isCancelled() ? 1 : 0))
                .isEqualTo(1);
    }

    @Test
    void watches_over_commands_and_hands_their_code_on() {
        assertThat(new ShutdownInterrupt(interrupts, Duration.ZERO).run(() -> 5))
                .isEqualTo(5);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
