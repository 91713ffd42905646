package io.github.rethinksh.shell;

import java.util.function.IntSupplier;

/**
 * SIGTERM while there is a prompt: the jobs are stopped as they are when the shell is left, and tell how to go
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
        jobs.tell(new LastWords(output));
        jobs.close();
    }

    /** Tells it below the prompt: the cursor stands behind it and what was typed. */
    private static final class LastWords implements Announcer {
        private final Output output;
        private boolean begun;

        LastWords(Output output) {
            this.output = output;
        }

        @Override
        public synchronized void announce(JobOutput report) {
            if (!begun) {
                output.err().line("");
                begun = true;
            }
            report.writeTo(output);
        }
    }
}
