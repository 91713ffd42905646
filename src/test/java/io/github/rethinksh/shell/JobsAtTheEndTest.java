package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of background jobs, and is told of them, when the shell or its process ends. */
@Timeout(60)
class JobsAtTheEndTest {
    private final JobScript script = new JobScript();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final JobRunner runner = script.runner(report -> told.add(report.text()));

    @AfterEach
    void close() {
        script.release();
        runner.close();
    }

    @Test
    void shouldStopWhatRunsWhenItIsClosed() throws InterruptedException {
        start(runner, "import patient");
        script.awaitUnderWay();
        runner.close();
        assertThat(told).containsExactly("[1] cancelled in 0:00: import patient\nto go on: import\n");
    }

    @Test
    void shouldStopAJobThatIsAboutToBegin() {
        Job job = new Job(1, "export a", script.clock());
        job.stopOnce();

        boolean[] cancelled = new boolean[1];
        assertThat(job.interrupts().run(() -> {
                    cancelled[0] = job.interrupts().token().isCancelled();
                    return 0;
                }))
                .isZero();
        assertThat(cancelled).containsExactly(true);
    }

    @Test
    void shouldWaitWhenItIsClosedUntilTheEndOfAJobIsTold() throws InterruptedException {
        CountDownLatch telling = new CountDownLatch(1);
        JobRunner slow = script.runner(report -> {
            telling.countDown();
            script.stalled().announce(report);
            told.add(report.text());
        });
        start(slow, "count 3");
        telling.await();
        Thread closing = new Thread(slow::close, "closing");
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            assertThat(closing.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        script.release();
        closing.join();
        assertThat(told).containsExactly("[1] failed (3) in 0:00: count 3\na result\na note\n");
    }

    @Test
    void shouldTellTheProcessWhatItStoppedWhenThatIsToldToEnd() throws InterruptedException {
        start(runner, "import patient");
        script.awaitUnderWay();
        WrittenOutput process = WrittenOutput.pipe();
        shutDown(runner, process.output());
        assertThat(told).isEmpty();
        assertThat(process.err()).isEqualTo("\n[1] cancelled in 0:00: import patient\nto go on: import\n");
    }

    @Test
    void shouldTellTheProcessTooWhatWaitedForThePrompt() {
        WrittenOutput process = WrittenOutput.pipe();
        try (JobRunner ended =
                script.runner(new PromptAnnouncer(script.written().output()))) {
            start(ended, "count 3");
            assertThat(ended.list().find(1).ended().join()).isEqualTo(3);

            shutDown(ended, process.output());
        }
        assertThat(process.err()).isEqualTo("\n[1] failed (3) in 0:00: count 3\na note\n");
        assertThat(process.out()).isEqualTo("a result\n");
        assertThat(script.written().out()).isEmpty();
    }

    @Test
    void shouldEndAllTheSameWhenNothingCanBeTold() throws InterruptedException {
        try (JobRunner stalled = script.runner(script.stalled())) {
            start(stalled, "import patient");
            script.awaitUnderWay();
            PrintWriter full = new PrintWriter(script.stalled());
            Output process = new Output(Channel.pipe(full), Channel.pipe(full), () -> 80, () -> 24, false);

            shutDown(stalled, process);

            assertThat(stalled.list().running()).isEmpty();
        }
    }

    @Test
    void shouldTellTheProcessNothingWhenThereIsNothingToTell() {
        WrittenOutput process = WrittenOutput.pipe();
        shutDown(runner, process.output());
        assertThat(process.err()).isEmpty();
    }

    private static void shutDown(JobRunner runner, Output process) {
        try (TypedAtTerminal typed = new TypedAtTerminal()) {
            new ShutdownPrompt(new Interrupts(), runner, typed.terminal(), process, Duration.ofSeconds(30)).stop();
        }
    }

    private static void start(JobRunner runner, String line) {
        assertThat(runner.start(line, List.of(line.split(" ")))).isZero();
    }
}
