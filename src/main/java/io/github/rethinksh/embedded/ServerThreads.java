package io.github.rethinksh.embedded;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads of one server, all named daemons, and can tell when the last of them has ended. */
final class ServerThreads {
    private static final String NAME_PREFIX = "rethinksh-embedded-";

    /** Queries are evaluated by recursion, and some clients nest deeply. */
    private static final long STACK_BYTES = 16 << 20;

    private static final int SECONDS_TO_END = 10;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    ThreadFactory factory(String role) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(null, work, NAME_PREFIX + role + "-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            threads.removeIf(old -> old.getState() == Thread.State.TERMINATED);
            threads.add(thread);
            return thread;
        };
    }

    /** Returns when every thread that was started has ended; they must have been told to. An interrupt waits as well. */
    void awaitEnd() {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
        // A thread that is about to end may still start one: each is looked for anew.
        for (Optional<Thread> thread = anyAlive(); thread.isPresent(); thread = anyAlive()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(thread.get().getName() + " does not end");
            }
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread.get(), end - System.nanoTime());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Thread> anyAlive() {
        return threads.stream().filter(Thread::isAlive).findAny();
    }
}
