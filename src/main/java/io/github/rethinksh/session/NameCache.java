package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ShellException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The names of the cluster for completion. They are fetched in the background, so that TAB never waits for the wire; a
 * fetch that fails leaves what was known before.
 */
final class NameCache implements AutoCloseable {
    private final ExecutorService fetcher;
    private Cluster current;
    private volatile CatalogNames names = CatalogNames.NONE;

    NameCache() {
        // One thread, gone after a minute without work, and at most one fetch waiting: a second one would tell the
        // same.
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(1),
                task -> {
                    Thread thread = new Thread(task, "rethinksh-names");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
        fetcher = executor;
    }

    CatalogNames names() {
        return names;
    }

    /** Knows nothing of another cluster yet; null when there is none. */
    synchronized void forget(Cluster next) {
        current = next;
        names = CatalogNames.NONE;
    }

    void refresh(Cluster cluster) {
        fetcher.execute(() -> {
            try {
                CatalogNames fetched = CatalogNames.of(cluster.catalog().tree());
                synchronized (this) {
                    names = cluster == current ? fetched : names;
                }
            } catch (ShellException e) {
                // Completion is a convenience: the next command tells what is wrong with the connection.
                return;
            }
        });
    }

    @Override
    public void close() {
        fetcher.shutdownNow();
    }
}
