package io.github.rethinksh.shell;

import io.github.rethinksh.command.ShellCommands;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Runs each job on a thread of its own, which ends with it. */
public final class JobRunner implements AutoCloseable {
    /** How long a job that was stopped hard may take. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

    private final JobList list = new JobList();
    private final JobFactory factory;
    private final Output output;
    private final Verbosity verbosity;
    private final InstantSource clock;
    private final Duration patience;
    private volatile Announcer announcer;

    /**
     * How much is told.
     *
     * @param quiet whether nothing is told of a job that starts, goes on, or ends well
     * @param debug whether the stack traces of errors are wanted
     */
    public record Verbosity(BooleanSupplier quiet, BooleanSupplier debug) {}

    /**
     * A runner of jobs.
     *
     * @param output what their output looks like, and where it is told that they start
     * @param announcer tells their ends
     * @param patience how long a job may take to tidy up when the shell is left
     */
    public JobRunner(
            JobFactory factory,
            Output output,
            Announcer announcer,
            Verbosity verbosity,
            InstantSource clock,
            Duration patience) {
        this.factory = factory;
        this.output = output;
        this.announcer = announcer;
        this.verbosity = verbosity;
        this.clock = clock;
        this.patience = patience;
    }

    JobList list() {
        return list;
    }

    boolean quiet() {
        return verbosity.quiet().getAsBoolean();
    }

    void flush() {
        announcer.flush();
    }

    /** Starts a command. Returns the exit code of that, not of the command. */
    int start(String line, List<String> words) {
        check(words);
        Job job = new Job(list.next(), withoutSecrets(line, words), clock);
        JobOutput kept = new JobOutput();
        Output written = kept.like(output);
        job.shows(new JobProgress(job.name(), written, this::announceLine, clock));
        CountDownLatch begun = new CountDownLatch(1);
        JobFactory.Work work = factory.prepare(
                new JobFactory.Place(job.name(), written, job.shown(), job.interrupts(), begun::countDown));
        Runnable whole = () -> tellEnd(job, execute(job, work, words, written, begun), kept);
        Thread thread = new Thread(whole, "rethinksh-job-" + job.number());
        thread.setDaemon(true);
        if (!quiet()) {
            output.err().line("[" + job.number() + "] " + job.line());
        }
        // Before it begins: whoever stops all jobs must know of it.
        list.add(job);
        thread.start();
        await(begun);
        return ExitCode.DONE.code();
    }

    private static String withoutSecrets(String line, List<String> words) {
        return ControlCharacters.visible(Secrets.areIn(line) ? words.get(0) + " ***" : Secrets.masked(line));
    }

    private static void check(List<String> words) {
        List<String> possible = ShellCommands.background();
        if (words.isEmpty() || !possible.contains(words.get(0))) {
            throw new ShellException(
                    ExitCode.USAGE,
                    words.isEmpty()
                            ? "there is no command before the &"
                            : words.get(0) + " does not run in the background",
                    "These do: " + String.join(", ", possible));
        }
    }

    /** Until it has begun a job cannot be stopped, and the next command might take from it what it works on. */
    private static void await(CountDownLatch begun) {
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int execute(Job job, JobFactory.Work work, List<String> words, Output written, CountDownLatch begun) {
        try (work) {
            return job.interrupts().run(() -> work.execute(words));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new ErrorPrinter(written.err(), verbosity.debug()).print(e);
        } finally {
            begun.countDown();
        }
    }

    private void tellEnd(Job job, int code, JobOutput kept) {
        try {
            job.over(code);
            if (!quiet() || code != ExitCode.DONE.code()) {
                kept.head(output.err().styled(Style.HEADER, job.verdict(code)));
            }
            if (!kept.isEmpty()) {
                announcer.announce(kept);
            }
        } finally {
            boolean unused = job.ended().complete(code);
        }
    }

    private void announceLine(String line) {
        JobOutput report = new JobOutput();
        report.like(output).err().line(line);
        announcer.announce(report);
    }

    /** From now on tells the ends of jobs there, first of all those that wait to be told. Waits for nobody. */
    void tell(LastWords other) {
        Announcer before = announcer;
        announcer = other;
        other.takeOver(before);
    }

    /** Stops what still runs, waits for it, but not for ever, and tells what came of it. */
    @Override
    public void close() {
        list.running().forEach(Job::stopOnce);
        // Those too that are over and not yet told of.
        List<Job> jobs = list.all();
        if (!ended(jobs, patience)) {
            list.running().forEach(Job::stop);
            if (!ended(jobs, LAST_PATIENCE)) {
                list.running().forEach(job -> announceLine("warning: " + job.name() + " did not stop: " + job.line()));
            }
        }
        announcer.flush();
    }

    private static boolean ended(List<Job> jobs, Duration patience) {
        CompletableFuture<?>[] ends = jobs.stream().map(Job::ended).toArray(CompletableFuture[]::new);
        try {
            Object unused = CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a job cannot fail", e);
        }
    }
}
