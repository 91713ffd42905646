package io.github.rethinksh.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels long work. The worker calls {@link #throwIfCancelled()} once a batch; whoever wants it stopped calls
 * {@link #cancel()}, from any thread, a signal handler included. Work that waits on a socket registers what wakes it up.
 */
public final class CancellationToken {
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean cancelled;

    /** Asks the work to stop; the second call and later ones do nothing. */
    public void cancel() {
        List<Runnable> wake;
        synchronized (listeners) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            wake = List.copyOf(listeners);
            listeners.clear();
        }
        wake.forEach(Runnable::run);
    }

    /** Whether the work was asked to stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Ends the work with {@link ExitCode#INTERRUPTED} if it was asked to stop. */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted");
        }
    }

    /** Lets the work pause for so long; cancelling or interrupting it ends the pause with {@link ExitCode#INTERRUPTED}. */
    public void pause(Duration time) {
        CountDownLatch woken = new CountDownLatch(1);
        try (Registration registration = onCancel(woken::countDown)) {
            if (woken.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throwIfCancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
        }
    }

    /**
     * Runs an action on cancellation, at once when that has happened already. Close the registration when the work is
     * over. The action runs on the thread that cancels and must neither block nor throw.
     */
    public Registration onCancel(Runnable action) {
        synchronized (listeners) {
            if (!cancelled) {
                listeners.add(action);
                return () -> {
                    synchronized (listeners) {
                        listeners.remove(action);
                    }
                };
            }
        }
        action.run();
        return () -> {};
    }

    /** Takes an action back; closing it twice does no harm. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
