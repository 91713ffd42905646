package io.github.rethinksh.shell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Ctrl-C without a prompt: the virtual machine begins to shut down, which cancels the command and then waits, but not
 * for ever, until it has tidied up. The process ends with 130, as any that SIGINT ended.
 */
public final class ShutdownInterrupt {
    private final Interrupts interrupts;
    private final Duration patience;

    /**
     * A watch over commands.
     *
     * @param patience how long a cancelled command may take to tidy up
     */
    public ShutdownInterrupt(Interrupts interrupts, Duration patience) {
        this.interrupts = interrupts;
        this.patience = patience;
    }

    /** Runs commands, their errors and summaries included, under the watch. Returns what they return. */
    public int run(IntSupplier commands) {
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = new Thread(() -> cancelAndWait(finished), "shutdown-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return commands.getAsInt();
        } finally {
            finished.countDown();
            remove(hook);
        }
    }

    /** What the shutdown does: asks the commands to end, and waits for them. */
    void cancelAndWait(CountDownLatch finished) {
        interrupts.shutDown();
        try {
            boolean unused = finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun, and the hook sees for itself that there is nothing left to wait for.
            return;
        }
    }
}
