package io.github.rethinksh.transfer;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Time that is left to what is under way when a transfer is cancelled. Its one thread is there only when that happens;
 * closing it ends the thread and drops what is still to come. For any thread.
 */
final class Grace implements AutoCloseable {
    private final Duration time;
    private final ScheduledThreadPoolExecutor executor;

    Grace(String name, Duration time) {
        this.time = time;
        this.executor = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "rethinksh-" + name + "-grace");
                    thread.setDaemon(true);
                    return thread;
                },
                // A cancellation may come when all is over.
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Does this when the time is over. Returns at once. */
    void then(Runnable end) {
        ScheduledFuture<?> unused = executor.schedule(end, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
