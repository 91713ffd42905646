package io.github.rethinksh.shell;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * SIGTERM or SIGHUP while there is a prompt: the command that runs is cancelled, the jobs are stopped as they are when the
 * shell is left, and all of them tell how to go on. The terminal of the prompt is closed by then, or about to be.
 */
public final class ShutdownPrompt {
    /** How long the last words may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Interrupts interrupts;
    private final JobRunner jobs;
    private final ShellTerminal terminal;
    private final Output output;
    private final Duration patience;

    /**
     * A watch over what runs at a terminal.
     *
     * @param interrupts the owner of the token of the command that runs
     * @param output where the ends are told
     * @param patience how long a cancelled command may take to tidy up
     */
    public ShutdownPrompt(
            Interrupts interrupts, JobRunner jobs, ShellTerminal terminal, Output output, Duration patience) {
        this.interrupts = interrupts;
        this.jobs = jobs;
        this.terminal = terminal;
        this.output = output;
        this.patience = patience;
    }

    /** Runs the shell under the watch. Returns what it returns. */
    public int run(IntSupplier shell) {
        Thread hook = new Thread(this::stop, "shutdown-prompt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return shell.getAsInt();
        } finally {
            ShutdownInterrupt.remove(hook);
        }
    }

    /** What the shutdown does. It writes nothing itself: it would never end where nothing can be written. */
    void stop() {
        long end = System.nanoTime() + patience.toNanos();
        LastWords words = new LastWords(output, !interrupts.isRunning());
        terminal.leave(words);
        interrupts.shutDown();
        jobs.tell(words);
        jobs.close();
        interrupts.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
        words.finish(PATIENCE);
    }
}
