package io.github.rethinksh.shell;

import io.github.rethinksh.command.JobControl;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** What the commands about jobs ask for, and the shell itself when it is about to end. */
public final class Jobs implements JobControl, AutoCloseable {
    private final JobList list;
    private final JobRunner runner;
    private final ProgressDisplay display;

    /**
     * The jobs of a shell.
     *
     * @param display where it is shown how a job stands that somebody waits for
     */
    public Jobs(JobRunner runner, ProgressDisplay display) {
        this.runner = runner;
        this.list = runner.list();
        this.display = display;
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
        if (number.isPresent()) {
            Job job = list.find(number.getAsInt());
            awaitEnd(job, token);
            return job.code();
        }
        int first = ExitCode.DONE.code();
        for (Job job : list.all()) {
            awaitEnd(job, token);
            int code = job.newCode();
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
        return runner.quiet() ? () -> {} : display.watch(job.shown()::watched);
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
