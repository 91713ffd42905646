package io.github.rethinksh.shell;

import io.github.rethinksh.command.JobControl.Standing;
import io.github.rethinksh.model.Durations;
import io.github.rethinksh.model.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A command in the background, from its start to the moment when nobody asks for it any more. */
final class Job {
    private final int number;
    private final String line;
    private final InstantSource clock;
    private final Instant started;
    private final Interrupts interrupts = new Interrupts();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile JobProgress progress;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean taken;
    private volatile Instant end;
    private volatile OptionalInt over = OptionalInt.empty();

    /** A job that is about to start; the line is shown, so there is no secret in it. */
    Job(int number, String line, InstantSource clock) {
        this.number = number;
        this.line = line;
        this.clock = clock;
        this.started = clock.instant();
    }

    int number() {
        return number;
    }

    String name() {
        return "job " + number;
    }

    String line() {
        return line;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    void shows(JobProgress shown) {
        progress = shown;
    }

    JobProgress shown() {
        return progress;
    }

    Optional<ProgressBar.Standing> progress() {
        return progress.standing();
    }

    boolean runs() {
        return over.isEmpty();
    }

    /** Completes with the exit code when the job is over and was told of. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    /** The exit code of a job that is over. */
    int code() {
        taken = true;
        return ended.join();
    }

    /** The same when nobody has asked for it before. */
    int newCode() {
        return taken ? ExitCode.DONE.code() : code();
    }

    /** What Ctrl-C does. */
    void stop() {
        stopping.set(true);
        interrupts.interrupt();
    }

    /** What Ctrl-C does, unless it was done already; also to a job that is about to begin. */
    void stopOnce() {
        // Another thread may want it at the same moment, and the second interrupt is the hard one.
        if (stopping.compareAndSet(false, true)) {
            interrupts.shutDown();
        }
    }

    /** It runs no more, and has this exit code; that has still to be told. */
    void over(int code) {
        end = clock.instant();
        over = OptionalInt.of(code);
    }

    /** The line that tells the end of it. */
    String verdict(int code) {
        return "[%d] %s in %s: %s".formatted(number, state(code), Durations.clock(time()), line);
    }

    Standing standing() {
        OptionalInt code = over;
        boolean runs = code.isEmpty();
        String state = runs ? stopping.get() ? "stopping" : "running" : state(code.getAsInt());
        Optional<ProgressSnapshot.Amounts> amounts =
                progress().map(standing -> standing.snapshot().amounts());
        Optional<ProgressSnapshot.Amounts> running = runs ? amounts : Optional.empty();
        return new Standing(
                number,
                state,
                amounts.map(ProgressText::share).orElse(""),
                running.map(now -> ProgressText.rowRate(now.rows().perSecond())).orElse(""),
                running.flatMap(ProgressSnapshot.Amounts::timeLeft)
                        .map(Durations::clock)
                        .orElse(""),
                time(),
                line);
    }

    private Duration time() {
        return Duration.between(started, end == null ? clock.instant() : end);
    }

    private static String state(int code) {
        if (code == ExitCode.DONE.code()) {
            return "done";
        }
        return code == ExitCode.INTERRUPTED.code() ? "cancelled" : "failed (" + code + ")";
    }
}
