package io.github.rethinksh.session;

import io.github.rethinksh.cluster.CatalogWatch;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.TableOutline;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the names of one cluster fresh, on a thread and a connection of its own. It hears of changes where it may, and
 * looks again where not: often while somebody asks, seldom while nobody does.
 */
final class NameWatcher implements AutoCloseable {
    /** How often it looks, and tries to connect, while somebody asks. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    private static final Duration IDLE = Duration.ofSeconds(30);

    /** Nobody is there when nobody asked for so long. */
    private static final Duration ATTENTION = Duration.ofMinutes(1);

    /** Many changes one after the other, as an import makes them, are looked at together. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private final Cluster cluster;
    private final Thread thread = new Thread(this::run, "rethinksh-names");
    private final Semaphore bell = new Semaphore(0);
    private final KnownOutlines outlines = new KnownOutlines();
    private volatile CatalogNames names = CatalogNames.NONE;
    private volatile CatalogWatch watch;
    private volatile boolean stale;
    private volatile boolean closed;
    private volatile long asked = System.nanoTime();

    private NameWatcher(Cluster cluster) {
        this.cluster = cluster;
    }

    static NameWatcher start(Cluster cluster) {
        NameWatcher watcher = new NameWatcher(cluster);
        watcher.thread.setDaemon(true);
        watcher.thread.start();
        return watcher;
    }

    boolean watches(Cluster other) {
        return cluster == other;
    }

    /** The names as they are known: never waits. */
    CatalogNames names() {
        long before = asked;
        asked = System.nanoTime();
        if (asked - before > ATTENTION.toNanos()) {
            bell.release();
        }
        return names;
    }

    /** What is known of a table, which never waits either; what is not known, or old, is asked for. */
    Optional<TableOutline> outline(TableName table) {
        if (names().has(table) && outlines.want(table)) {
            bell.release();
        }
        return outlines.get(table);
    }

    Optional<TableOutline> knownOutline(TableName table) {
        return outlines.get(table);
    }

    void lookNow() {
        stale = true;
        bell.release();
    }

    private void run() {
        while (!closed) {
            try (CatalogWatch opened = CatalogWatch.open(cluster, bell::release)) {
                watch = opened;
                stale = true;
                follow(opened);
            } catch (ShellException e) {
                // Completion is a convenience: the next command tells what is wrong with the connection.
                names = closed ? CatalogNames.NONE : names;
            }
            await(period());
        }
    }

    private void follow(CatalogWatch watch) {
        long looked = System.nanoTime();
        while (!closed) {
            boolean due = !watch.hears() && System.nanoTime() - looked >= period().toNanos();
            if (watch.changed() || stale || due) {
                stale = false;
                look(watch);
                looked = System.nanoTime();
                pause(GATHERING);
            }
            for (TableName table = outlines.nextWanted(); table != null; table = outlines.nextWanted()) {
                outlines.put(table, outline(watch, table));
            }
            await(period());
        }
    }

    private void look(CatalogWatch watch) {
        names = new CatalogNames(watch.tree(), watch.hears() ? watch.users() : names.users());
        outlines.keep(names::has);
    }

    /** A table that may not be read has nothing to offer. */
    private static TableOutline outline(CatalogWatch watch, TableName table) {
        try {
            return watch.outline(table);
        } catch (ShellException e) {
            if (e.exitCode() != ExitCode.FAILED) {
                throw e;
            }
            return TableOutline.UNKNOWN;
        }
    }

    private Duration period() {
        return System.nanoTime() - asked > ATTENTION.toNanos() ? IDLE : BUSY;
    }

    private void await(Duration atMost) {
        try {
            if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            // It is to close, which the next turn sees.
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns at once; the thread ends as soon as it can. */
    @Override
    public void close() {
        closed = true;
        CatalogWatch open = watch;
        if (open != null) {
            open.close();
        }
        thread.interrupt();
    }
}
