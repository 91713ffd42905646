package io.github.rethinksh.embedded;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that work on queries, as many as there is work, and one that keeps time once it is needed. After
 * {@link #close()} work is thrown away without a word: nobody is left to hear of it.
 */
final class Workers implements AutoCloseable {
    private static final int SECONDS_IDLE = 60;

    private final ExecutorService queries;
    private final ScheduledThreadPoolExecutor timer;

    Workers(ServerThreads threads) {
        queries = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                SECONDS_IDLE,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                threads.factory("query"),
                new ThreadPoolExecutor.DiscardPolicy());
        timer = new ScheduledThreadPoolExecutor(1, threads.factory("timer"), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    void execute(Runnable work) {
        queries.execute(work);
    }

    /** Does something short after a while, unless the answer is cancelled before. */
    Future<?> after(Duration delay, Runnable work) {
        return timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Interrupts what is being worked on, and returns without waiting for the end of it. */
    @Override
    public void close() {
        timer.shutdownNow();
        queries.shutdownNow();
    }
}
