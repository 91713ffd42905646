package io.github.rethinksh.shell;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * SIGTERM while there is a prompt: the jobs are stopped as they are when the shell is left, and tell how to go
 * on. The terminal of the prompt is closed by then, or about to be.
 */
public final class ShutdownJobs {
    /** How long the last words may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

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

    /** What the shutdown does. It writes nothing itself: it would never end where nothing can be written. */
    void stop() {
        LastWords words = new LastWords(output);
        jobs.tell(words);
        jobs.close();
        words.finish(PATIENCE);
    }
}
