package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.ArrayList;
import java.util.List;

/** The jobs that run and the last ones that ended. */
final class JobList {
    /** Each takes a share of the memory, and so does the command at the prompt: an export a quarter. */
    private static final int MOST_RUNNING = 3;

    private static final int MOST_REMEMBERED = 10;

    private final List<Job> jobs = new ArrayList<>();
    private int last;

    /** The number of the next job. */
    synchronized int next() {
        if (running().size() >= MOST_RUNNING) {
            throw new ShellException(
                    ExitCode.FAILED,
                    MOST_RUNNING + " jobs run already, and there is no memory for more",
                    "Wait for one with: wait JOB, or stop one with: cancel JOB");
        }
        last++;
        return last;
    }

    synchronized void add(Job job) {
        jobs.add(job);
        int surplus = Math.max(0, jobs.size() - MOST_REMEMBERED);
        jobs.removeAll(jobs.stream().filter(old -> !old.runs()).limit(surplus).toList());
    }

    synchronized List<Job> all() {
        return List.copyOf(jobs);
    }

    synchronized List<Job> running() {
        return jobs.stream().filter(Job::runs).toList();
    }

    synchronized Job find(int number) {
        return jobs.stream()
                .filter(job -> job.number() == number)
                .findFirst()
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE, "there is no job " + number, "See what there is with: jobs"));
    }

    synchronized Job onlyRunning() {
        List<Job> running = running();
        if (running.size() != 1) {
            String numbers = String.join(
                    ", ", running.stream().map(job -> "" + job.number()).toList());
            throw running.isEmpty()
                    ? new ShellException(ExitCode.USAGE, "there is no job that runs")
                    : new ShellException(
                            ExitCode.USAGE,
                            "several jobs run: " + numbers,
                            "Name one: cancel " + running.get(0).number());
        }
        return running.get(0);
    }
}
