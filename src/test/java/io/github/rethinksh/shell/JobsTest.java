package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.command.JobControl.Standing;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobsTest {
    private static final OptionalInt ALL = OptionalInt.empty();

    private final JobScript script = new JobScript();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CancellationToken never = new CancellationToken();
    private final JobRunner runner = script.runner(report -> told.add(report.text()));
    private final Jobs jobs =
            new Jobs(runner, new ProgressDisplay(script.written().output(), script.clock()));

    @AfterEach
    void close() {
        script.release();
        jobs.close();
    }

    @Test
    void shouldTellInOneBlockWhatAJobHasWrittenAndTakeItsCode() {
        assertThat(start("count 3")).isZero();

        assertThat(jobs.await(OptionalInt.of(1), never)).isEqualTo(3);

        assertThat(script.written().err()).isEqualTo("[1] count 3\n");
        assertThat(told).containsExactly("[1] failed (3) in 0:00: count 3\na result\na note\n");
        assertThat(jobs.await(ALL, never)).as("it is no news any more").isZero();
        assertThat(jobs.await(OptionalInt.of(1), never)).isEqualTo(3);
    }

    @Test
    void shouldListHowJobsStandAndWhenTheyAreOver() throws InterruptedException {
        assertThat(start("export a")).isZero();
        script.awaitUnderWay();
        script.clock().advance(Duration.ofSeconds(10));

        assertThat(jobs.all())
                .containsExactly(
                        new Standing(1, "running", "25%", "10 docs/s", "0:30", Duration.ofSeconds(10), "export a"));
        assertThat(jobs.running()).containsExactly("[1] export a");

        script.release();
        assertThat(jobs.await(ALL, never)).isZero();
        assertThat(jobs.all())
                .containsExactly(new Standing(1, "done", "25%", "", "", Duration.ofSeconds(10), "export a"));
        assertThat(told).containsExactly("[1] done in 0:10: export a\nconnected again\n");
    }

    @Test
    void shouldCancelAsControlCDoesAndTheSecondTimeHard() throws InterruptedException {
        assertThat(start("dump stubborn")).isZero();
        script.awaitUnderWay();

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
        script.awaitUnderWay();
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
        assertThat(script.written().err()).doesNotContain("secret");
    }

    @Test
    void shouldTellACrash() {
        assertThat(start("verify crash")).isZero();
        assertThat(jobs.await(ALL, never)).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("error: unexpected: java.lang.StackOverflowError\n");
    }

    @Test
    void shouldBeOverBeforeThatIsTold() {
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        List<JobRunner> itself = new CopyOnWriteArrayList<>();
        try (JobRunner telling =
                script.runner(report -> seen.add(itself.get(0).list().running().isEmpty()))) {
            itself.add(telling);
            assertThat(telling.start("count 3", List.of("count", "3"))).isZero();
            assertThat(telling.list().find(1).ended().join()).isEqualTo(3);
        }
        assertThat(seen).containsExactly(true);
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
        script.quiet();
        assertThat(start("diff a b")).isZero();
        assertThat(jobs.await(ALL, never)).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellWhereACrashWasWhenThatIsWanted() {
        script.debug();
        assertThat(start("verify crash")).isZero();
        assertThat(jobs.await(ALL, never)).isEqualTo(1);
        assertThat(told)
                .singleElement()
                .asString()
                .contains("error: unexpected: java.lang.StackOverflowError\njava.lang.StackOverflowError\n\tat ");
    }

    private int start(String line) {
        return jobs.start(line, line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
