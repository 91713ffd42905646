package io.github.rethinksh.transfer;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of named threads that live as long as one transfer. Closing it waits until they have ended. */
final class Workers implements AutoCloseable {
    private final ExecutorService executor;
    private final List<Future<?>> tasks = new ArrayList<>();

    Workers(String name, int count) {
        AtomicInteger number = new AtomicInteger();
        executor = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "rethinksh-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(Callable<?> task) {
        tasks.add(executor.submit(task));
    }

    /** Waits for all tasks, then throws what the first of them threw. */
    void join() {
        RuntimeException failure = null;
        for (Future<?> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException e) {
                RuntimeException next = unchecked(e.getCause());
                if (failure == null) {
                    failure = next;
                } else if (failure != next) {
                    failure.addSuppressed(next);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        boolean interrupted = false;
        while (!executor.isTerminated()) {
            try {
                if (executor.awaitTermination(1, java.util.concurrent.TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
