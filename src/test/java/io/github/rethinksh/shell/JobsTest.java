package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.command.JobControl.Standing;
import io.github.rethinksh.command.ProgressMode;
import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.TransferEvent.Advanced;
import io.github.rethinksh.transfer.TransferEvent.Noted;
import io.github.rethinksh.transfer.TransferEvent.Planned;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobsTest {
    private static final OptionalInt ALL = OptionalInt.empty();

    private final SetClock clock = new SetClock();
    private final WrittenOutput written = WrittenOutput.pipe();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CancellationToken never = new CancellationToken();
    private final AtomicBoolean quiet = new AtomicBoolean();
    private final AtomicBoolean debug = new AtomicBoolean();
    private final JobRunner runner = runner(report -> told.add(report.text()));
    private final Jobs jobs = new Jobs(runner, new ProgressDisplay(written.output(), clock));

    @AfterEach
    void close() {
        release.countDown();
        jobs.close();
    }

    @Test
    void shouldTellInOneBlockWhatAJobHasWrittenAndTakeItsCode() {
        assertThat(start("count 3")).isZero();

        assertThat(jobs.await(OptionalInt.of(1), never)).isEqualTo(3);

        assertThat(written.err()).isEqualTo("[1] count 3\n");
        assertThat(told).containsExactly("[1] failed (3) in 0:00: count 3\na result\na note\n");
        assertThat(jobs.await(ALL, never)).as("it is no news any more").isZero();
        assertThat(jobs.await(OptionalInt.of(1), never)).isEqualTo(3);
    }

    @Test
    void shouldListHowJobsStandAndWhenTheyAreOver() throws InterruptedException {
        assertThat(start("export a")).isZero();
        underWay.await();
        clock.advance(Duration.ofSeconds(10));

        assertThat(jobs.all())
                .containsExactly(
                        new Standing(1, "running", "25%", "10 docs/s", "0:30", Duration.ofSeconds(10), "export a"));
        assertThat(jobs.running()).containsExactly("[1] export a");

        release.countDown();
        assertThat(jobs.await(ALL, never)).isZero();
        assertThat(jobs.all())
                .containsExactly(new Standing(1, "done", "25%", "", "", Duration.ofSeconds(10), "export a"));
        assertThat(told).containsExactly("[1] done in 0:10: export a\nconnected again\n");
    }

    @Test
    void shouldCancelAsControlCDoesAndTheSecondTimeHard() throws InterruptedException {
        assertThat(start("dump stubborn")).isZero();
        underWay.await();

        assertThat(jobs.cancel(ALL)).isEqualTo(1);
        assertThat(jobs.all()).extracting(Standing::state).containsExactly("stopping");
        assertThat(jobs.cancel(OptionalInt.of(1))).isEqualTo(1);

        assertThat(jobs.await(ALL, never)).isEqualTo(130);
        assertThat(told).containsExactly("[1] cancelled in 0:00: dump stubborn\nstopped hard\n");
        assertThatThrownBy(() -> jobs.cancel(OptionalInt.of(1))).hasMessage("job 1 is over already");
        assertThatThrownBy(() -> jobs.cancel(ALL)).hasMessage("there is no job that runs");
        assertThatThrownBy(() -> jobs.cancel(OptionalInt.of(7))).hasMessage("there is no job 7");
    }

    @Test
    void shouldStopWaitingAndLetTheJobGoOn() throws InterruptedException {
        assertThat(start("export a")).isZero();
        underWay.await();
        CancellationToken impatient = new CancellationToken();
        impatient.cancel();

        assertThatThrownBy(() -> jobs.await(ALL, impatient)).isInstanceOfSatisfying(ShellException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(e).hasMessage("stopped waiting, job 1 goes on");
        });

        assertThat(jobs.running()).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldTakeTheCodeOfTheFirstThatFailed() {
        List.of("count 0", "count 5", "count 3")
                .forEach(line -> assertThat(start(line)).isZero());
        assertThat(jobs.await(ALL, never)).isEqualTo(5);
    }

    @Test
    void shouldRunNoMoreThanThereIsMemoryFor() {
        List.of("export a", "export b", "export c")
                .forEach(line -> assertThat(start(line)).isZero());
        assertThatThrownBy(() -> start("count 0")).hasMessage("3 jobs run already, and there is no memory for more");
        assertThatThrownBy(() -> jobs.cancel(ALL)).hasMessage("several jobs run: 1, 2, 3");
    }

    @Test
    void shouldRunOnlyWhatMakesSenseInTheBackground() {
        assertThatThrownBy(() -> start("use shop")).hasMessage("use does not run in the background");
        assertThatThrownBy(() -> start("")).hasMessage("there is no command before the &");
        assertThat(jobs.all()).isEmpty();
    }

    @Test
    void shouldShowNoSecrets() {
        assertThat(start("count rethinkdb://admin:secret@db1 --password secret"))
                .isZero();
        assertThat(jobs.all()).extracting(Standing::line).containsExactly("count ***");
        assertThat(written.err()).doesNotContain("secret");
    }

    @Test
    void shouldTellACrash() {
        assertThat(start("verify crash")).isZero();
        assertThat(jobs.await(ALL, never)).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("error: unexpected: java.lang.StackOverflowError\n");
    }

    @Test
    void shouldStopWhatRunsWhenItIsClosed() throws InterruptedException {
        assertThat(start("import patient")).isZero();
        underWay.await();
        jobs.close();
        assertThat(told).containsExactly("[1] cancelled in 0:00: import patient\nto go on: import\n");
    }

    @Test
    void shouldBeOverBeforeThatIsTold() {
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        List<JobRunner> itself = new CopyOnWriteArrayList<>();
        try (JobRunner telling =
                runner(report -> seen.add(itself.get(0).list().running().isEmpty()))) {
            itself.add(telling);
            assertThat(telling.start("count 3", List.of("count", "3"))).isZero();
            assertThat(telling.list().find(1).ended().join()).isEqualTo(3);
        }
        assertThat(seen).containsExactly(true);
    }

    @Test
    void shouldWaitWhenItIsClosedUntilTheEndOfAJobIsTold() throws InterruptedException {
        CountDownLatch telling = new CountDownLatch(1);
        JobRunner slow = runner(report -> {
            telling.countDown();
            new Stalled().announce(report);
            told.add(report.text());
        });
        assertThat(slow.start("count 3", List.of("count", "3"))).isZero();
        telling.await();
        Thread closing = new Thread(slow::close, "closing");
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            assertThat(closing.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        release.countDown();
        closing.join();
        assertThat(told).containsExactly("[1] failed (3) in 0:00: count 3\na result\na note\n");
    }

    @Test
    void shouldTellTheProcessWhatItStoppedWhenThatIsToldToEnd() throws InterruptedException {
        assertThat(start("import patient")).isZero();
        underWay.await();
        WrittenOutput process = WrittenOutput.pipe();
        shutDown(runner, process.output());
        assertThat(told).isEmpty();
        assertThat(process.err()).isEqualTo("\n[1] cancelled in 0:00: import patient\nto go on: import\n");
    }

    @Test
    void shouldTellTheProcessTooWhatWaitedForThePrompt() {
        WrittenOutput process = WrittenOutput.pipe();
        try (JobRunner ended = runner(new PromptAnnouncer(written.output()))) {
            assertThat(ended.start("count 3", List.of("count", "3"))).isZero();
            assertThat(ended.list().find(1).ended().join()).isEqualTo(3);

            shutDown(ended, process.output());
        }
        assertThat(process.err()).isEqualTo("\n[1] failed (3) in 0:00: count 3\na note\n");
        assertThat(process.out()).isEqualTo("a result\n");
        assertThat(written.out()).isEmpty();
    }

    @Test
    void shouldEndAllTheSameWhenNothingCanBeTold() throws InterruptedException {
        try (JobRunner stalled = runner(new Stalled())) {
            assertThat(stalled.start("import patient", List.of("import", "patient")))
                    .isZero();
            underWay.await();
            PrintWriter full = new PrintWriter(new Stalled());
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

    @Test
    void shouldKeepWhatWentWrongHoweverMuchWasWrittenBefore() {
        assertThat(start("inspect much")).isZero();
        assertThat(jobs.await(ALL, never)).isEqualTo(1);

        assertThat(told)
                .singleElement()
                .satisfies(
                        text -> assertThat(text)
                                .hasSizeLessThan(1_100_000)
                                .endsWith(
                                        "x\n(the results beyond this are not kept)\nerror: no more\nhint: to go on: inspect\n"));
    }

    @Test
    void shouldTellNothingOfAJobThatEndsWellWhenItIsToBeQuiet() {
        quiet.set(true);
        assertThat(start("diff a b")).isZero();
        assertThat(jobs.await(ALL, never)).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellWhereACrashWasWhenThatIsWanted() {
        debug.set(true);
        assertThat(start("verify crash")).isZero();
        assertThat(jobs.await(ALL, never)).isEqualTo(1);
        assertThat(told)
                .singleElement()
                .asString()
                .contains("error: unexpected: java.lang.StackOverflowError\njava.lang.StackOverflowError\n\tat ");
    }

    private static void shutDown(JobRunner runner, Output process) {
        try (TypedAtTerminal typed = new TypedAtTerminal()) {
            new ShutdownPrompt(new Interrupts(), runner, typed.terminal(), process, Duration.ofSeconds(30)).stop();
        }
    }

    /** A terminal that takes nothing, as after Ctrl-S, and who tells at it. */
    private final class Stalled extends Writer implements Announcer {
        @Override
        public void announce(JobOutput report) {
            stall();
        }

        @Override
        public void handOver(Announcer other) {
            stall();
        }

        @Override
        public void write(char[] characters, int offset, int count) {
            stall();
        }

        @Override
        public void flush() {
            stall();
        }

        @Override
        public void close() {
            stall();
        }

        private void stall() {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private JobRunner runner(Announcer announcer) {
        return new JobRunner(
                this::work,
                written.output(),
                announcer,
                new JobRunner.Verbosity(quiet::get, debug::get),
                clock,
                Duration.ofSeconds(30));
    }

    private int start(String line) {
        return jobs.start(line, line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    private JobFactory.Work work(JobFactory.Place place) {
        return new JobFactory.Work() {
            @Override
            public int execute(List<String> words) {
                place.begun().run();
                return JobsTest.this.execute(
                        words,
                        place.output(),
                        place.progress(),
                        place.interrupts().token());
            }

            @Override
            public void close() {
                assertThat(place.name()).startsWith("job ");
            }
        };
    }

    private int execute(List<String> words, Output output, ProgressView progress, CancellationToken token) {
        try {
            return switch (words.get(0)) {
                case "count" -> count(words.get(1), output);
                case "export" -> export(progress);
                case "dump" -> dump(output);
                case "import" -> restore(output, token);
                case "inspect" -> much(output);
                case "diff" -> 0;
                default -> throw new StackOverflowError();
            };
        } catch (InterruptedException e) {
            output.err().line("stopped hard");
            return ExitCode.INTERRUPTED.code();
        }
    }

    private static int count(String code, Output output) {
        output.out().line("a result");
        output.err().line("a note");
        return code.length() == 1 ? Integer.parseInt(code) : 0;
    }

    private static int much(Output output) {
        for (int i = 0; i < 1100; i++) {
            output.out().line("x".repeat(1000));
        }
        return new ErrorPrinter(output.err(), () -> false)
                .print(new ShellException(ExitCode.FAILED, "no more", "to go on: inspect"));
    }

    private int export(ProgressView view) throws InterruptedException {
        try (Progress progress = view.start("export", ProgressMode.AUTO, true)) {
            progress.on(new Planned(1, 400, -1));
            progress.on(new Advanced(new TableName("test", "foo"), 100, 100));
            progress.on(new Noted("connected again"));
            underWay.countDown();
            release.await();
        }
        return 0;
    }

    private int dump(Output output) throws InterruptedException {
        underWay.countDown();
        new CountDownLatch(1).await();
        output.err().line("never");
        return 0;
    }

    private int restore(Output output, CancellationToken token) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancellationToken.Registration registration = token.onCancel(cancelled::countDown)) {
            underWay.countDown();
            cancelled.await();
        }
        output.err().line("to go on: import");
        return ExitCode.INTERRUPTED.code();
    }
}
