package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ClusterStatus.Load;
import io.github.rethinksh.cluster.PermissionException;
import io.github.rethinksh.cluster.StatusReader;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How it stands with the cluster, found out in the background while somebody sits at the prompt: a lost connection is
 * made again, and the issues of the cluster are counted. Commands do not wait for it.
 */
final class ClusterHealth implements AutoCloseable {
    /** How soon a lost connection shows, and how long to wait before it is tried again. */
    private static final Duration STEP = Duration.ofSeconds(1);

    /** Issues are asked for at every so many steps. */
    private static final int STEPS_BETWEEN_QUESTIONS = 5;

    private static final int LOADS_KEPT = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Cluster> current;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Seen seen = new Seen(null, false, 0);
    private Cluster forbidden;
    private int step;

    private final Deque<Load> loads = new ArrayDeque<>();

    private record Seen(Cluster cluster, boolean connected, int issues) {}

    /**
     * Nothing is watched before {@link #start}.
     *
     * @param current the cluster of the moment; null when there is none
     */
    ClusterHealth(Supplier<Cluster> current) {
        this.current = current;
    }

    /**
     * Begins to watch.
     *
     * @param changed called on the watching thread when there is something new to be told
     */
    void start(Runnable changed) {
        Thread watcher = new Thread(() -> watch(changed), "rethinksh-health");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch(Runnable changed) {
        try {
            do {
                Seen before = seen;
                seen = look(before);
                if (!seen.equals(before)) {
                    changed.run();
                }
            } while (!closed.await(STEP.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, it is meant to end.
            Thread.currentThread().interrupt();
        }
    }

    /** How many issues this cluster had when it was asked last; none while nobody knows. */
    int issues(Cluster cluster) {
        Seen last = seen;
        return last.cluster() == cluster ? last.issues() : 0;
    }

    private Seen look(Seen before) {
        Cluster cluster = current.get();
        if (cluster == null) {
            return new Seen(null, false, 0);
        }
        if (cluster != before.cluster()) {
            forgetLoads();
        }
        boolean asks = cluster != before.cluster() || step % STEPS_BETWEEN_QUESTIONS == 0;
        step++;
        int known = cluster == before.cluster() ? before.issues() : 0;
        int issues = connected(cluster) && asks && cluster != forbidden ? ask(cluster, known) : known;
        return new Seen(cluster, cluster.isConnected(), issues);
    }

    private static boolean connected(Cluster cluster) {
        try {
            if (!cluster.isConnected()) {
                cluster.reconnect(PATIENCE);
            }
            return true;
        } catch (ShellException e) {
            // It is still away, and the prompt says so.
            return false;
        }
    }

    /** Asks for issues and load; returns the number of issues, that which is known where the question fails. */
    private int ask(Cluster cluster, int known) {
        try {
            StatusReader status = new StatusReader(cluster.catalog());
            int issues = status.issues().size();
            add(status.load());
            return issues;
        } catch (PermissionException e) {
            // This user would not be told more by asking again.
            forbidden = cluster;
            return 0;
        } catch (ShellException e) {
            // It is asked again soon; what is wrong is told by the commands that meet it.
            return known;
        }
    }

    /** The loads of the cluster while it was watched, the oldest first. */
    List<Load> loads() {
        synchronized (loads) {
            return List.copyOf(loads);
        }
    }

    private void add(Load load) {
        synchronized (loads) {
            loads.add(load);
            if (loads.size() > LOADS_KEPT) {
                loads.remove();
            }
        }
    }

    private void forgetLoads() {
        synchronized (loads) {
            loads.clear();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
