package io.github.rethinksh.shell;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again on a daemon thread that it owns. */
final class Ticker implements AutoCloseable {
    private final ScheduledExecutorService executor;
    private final Duration period;
    private final Runnable work;

    Ticker(String name, Duration period, Runnable work) {
        this.period = period;
        this.work = work;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        Future<?> unused =
                executor.scheduleAtFixedRate(work, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** No turn begins after this; one that has begun may still end. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
