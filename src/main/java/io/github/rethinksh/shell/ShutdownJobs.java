package io.github.rethinksh.shell;

import java.util.function.IntSupplier;

/**
 * SIGTERM while the prompt waits for a line: the jobs are stopped as they are when the shell is left, and tell how to go
 * on. The terminal of the prompt is closed by then, or about to be.
 */
public final class ShutdownJobs {
    private final JobRunner jobs;
    private final Output output;

    /** A watch over jobs, whose ends are told there. */
    public ShutdownJobs(JobRunner jobs, Output output) {
        this.jobs = jobs;
        this.output = output;
    }

    /** Runs the shell under the watch. Returns what it returns. */
    public int run(IntSupplier shell) {
        Thread hook = new Thread(this::stop, "shutdown-jobs");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return shell.getAsInt();
        } finally {
            ShutdownInterrupt.remove(hook);
        }
    }

    /** What the shutdown does. */
    void stop() {
        if (jobs.list().running().isEmpty()) {
            return;
        }
        // The cursor stands behind the prompt and what was typed.
        output.err().line("");
        jobs.tell(report -> report.writeTo(output));
        jobs.close();
    }
}
