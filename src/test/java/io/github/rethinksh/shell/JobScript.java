package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.command.ProgressMode;
import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.TransferEvent.Advanced;
import io.github.rethinksh.transfer.TransferEvent.Noted;
import io.github.rethinksh.transfer.TransferEvent.Planned;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the commands of background jobs do in tests: each kind something else, and some until they are released. */
final class JobScript {
    private final WrittenOutput written = WrittenOutput.pipe();
    private final SetClock clock = new SetClock();
    private final AtomicBoolean quiet = new AtomicBoolean();
    private final AtomicBoolean debug = new AtomicBoolean();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    /** What is written at the prompt. */
    WrittenOutput written() {
        return written;
    }

    SetClock clock() {
        return clock;
    }

    void quiet() {
        quiet.set(true);
    }

    void debug() {
        debug.set(true);
    }

    /** Waits until a job is in the middle of its work. */
    void awaitUnderWay() throws InterruptedException {
        underWay.await();
    }

    /** Lets jobs go on that wait in the middle of their work, and what is stalled. */
    void release() {
        release.countDown();
    }

    StalledTerminal stalled() {
        return new StalledTerminal(release);
    }

    /** A runner of such jobs. */
    JobRunner runner(Announcer announcer) {
        return new JobRunner(
                this::work,
                written.output(),
                announcer,
                new JobRunner.Verbosity(quiet::get, debug::get),
                clock,
                Duration.ofSeconds(30));
    }

    private JobFactory.Work work(JobFactory.Place place) {
        return new JobFactory.Work() {
            @Override
            public int execute(List<String> words) {
                place.begun().run();
                return JobScript.this.execute(
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
