package io.github.rethinksh.shell;

import io.github.rethinksh.model.CancellationToken;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Who is to stop when somebody presses Ctrl-C: the owner of the running command's cancellation token. The first
 * interrupt cancels the command, the second one interrupts its thread.
 */
public final class Interrupts {
    private CancellationToken token = new CancellationToken();
    private Thread worker;
    private boolean shutDown;

    /** The token of the command that runs; commands get this method as a supplier. Between commands nobody cancels it. */
    public synchronized CancellationToken token() {
        return token;
    }

    /** Runs a command on this thread under a new token, and leaves no interrupt behind. */
    public int run(IntSupplier command) {
        begin();
        try {
            return command.getAsInt();
        } finally {
            end();
        }
    }

    /** Interrupts the command that runs, if there is one. From any thread, a signal handler included. */
    public void interrupt() {
        CancellationToken running;
        synchronized (this) {
            if (worker == null) {
                return;
            }
            if (token.isCancelled()) {
                worker.interrupt();
                return;
            }
            running = token;
        }
        running.cancel();
    }

    /** Cancels the command that runs and every later one: the process is about to end. */
    void shutDown() {
        synchronized (this) {
            shutDown = true;
        }
        token().cancel();
    }

    /** Whether the process is about to end. */
    synchronized boolean isShutDown() {
        return shutDown;
    }

    /** Whether a command runs. */
    synchronized boolean isRunning() {
        return worker != null;
    }

    /** Waits for the end of the command that runs, but no longer than that. */
    synchronized void awaitEnd(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis(); worker != null && left > 0; left = millisecondsTo(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisecondsTo(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    private void begin() {
        // One that came too late for the line is not meant for the command.
        Thread.interrupted();
        CancellationToken fresh = new CancellationToken();
        synchronized (this) {
            token = fresh;
            worker = Thread.currentThread();
            if (!shutDown) {
                return;
            }
        }
        fresh.cancel();
    }

    private synchronized void end() {
        worker = null;
        notifyAll();
        if (!shutDown) {
            token = new CancellationToken();
        }
        // An interrupt left over would break the next read: https://github.com/jline/jline3/issues/590
        Thread.interrupted();
    }
}
