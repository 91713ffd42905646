package io.github.rethinksh.shell;

import io.github.rethinksh.command.JobControl;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** What the commands about jobs ask for, and the shell itself when it is about to end. */
public final class Jobs implements JobControl, AutoCloseable {
    private final JobList list;
    private final JobRunner runner;
    private final ProgressDisplay display;
    private final BooleanSupplier quiet;

    /**
     * The jobs of a shell.
     *
     * @param display where it is shown how a job stands that somebody waits for
     * @param quiet whether it is not shown
     */
    public Jobs(JobRunner runner, ProgressDisplay display, BooleanSupplier quiet) {
        this.runner = runner;
        this.list = runner.list();
        this.display = display;
        this.quiet = quiet;
    }

    /** Runs a command in the background. Returns the exit code of having started it. */
    int start(String line, List<String> words) {
        return runner.start(line, words);
    }

    @Override
    public List<Standing> all() {
        return list.all().stream().map(Job::standing).toList();
    }

    /** Those that run, in a line each. */
    List<String> running() {
        return list.running().stream()
                .map(job -> "[" + job.number() + "] " + job.line())
                .toList();
    }

    @Override
    public int await(OptionalInt number, CancellationToken token) {
        int first = ExitCode.DONE.code();
        for (Job job : number.isPresent() ? List.of(list.find(number.getAsInt())) : list.all()) {
            awaitEnd(job, token);
            int code = job.take();
            first = first == ExitCode.DONE.code() ? code : first;
        }
        return first;
    }

    private void awaitEnd(Job job, CancellationToken token) {
        CountDownLatch woken = new CountDownLatch(1);
        var unused = job.ended().thenRun(woken::countDown);
        try (CancellationToken.Registration registration = token.onCancel(woken::countDown);
                ProgressDisplay.Watch watch = watch(job)) {
            woken.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runner.flush();
        if (job.runs()) {
            throw new ShellException(
                    ExitCode.INTERRUPTED,
                    "stopped waiting, " + job.name() + " goes on",
                    "see how it stands with: jobs, stop it with: cancel " + job.number());
        }
    }

    private ProgressDisplay.Watch watch(Job job) {
        return quiet.getAsBoolean() ? () -> {} : display.watch(job::progress);
    }

    @Override
    public int cancel(OptionalInt number) {
        Job job = number.isPresent() ? list.find(number.getAsInt()) : list.onlyRunning();
        if (!job.runs()) {
            throw new ShellException(ExitCode.USAGE, job.name() + " is over already");
        }
        job.stop();
        return job.number();
    }

    /** Stops what still runs, waits for it, but not for ever, and tells what came of it. */
    @Override
    public void close() {
        runner.close();
    }
}
