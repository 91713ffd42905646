package io.github.rethinksh.transfer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keeps what a transfer tells, and the threads that told it. */
final class Heard implements TransferListener {
    private final TransferListener next;
    private final List<TransferEvent> events = new ArrayList<>();
    private final Set<Thread> workers = new LinkedHashSet<>();

    Heard(TransferListener next) {
        this.next = next;
    }

    /** Does something when so many {@link TransferEvent.Advanced} have come. */
    static Heard onAdvance(int number, Runnable action) {
        int[] left = {number};
        return new Heard(event -> {
            if (event instanceof TransferEvent.Advanced && --left[0] == 0) {
                action.run();
            }
        });
    }

    @Override
    public synchronized void on(TransferEvent event) {
        events.add(event);
        if (Thread.currentThread().getName().startsWith("rethinksh-")) {
            workers.add(Thread.currentThread());
        }
        next.on(event);
    }

    /** The lines that were worth it. */
    synchronized List<String> notes() {
        return events.stream()
                .filter(TransferEvent.Noted.class::isInstance)
                .map(event -> ((TransferEvent.Noted) event).text())
                .toList();
    }

    /** How often a worker tried again. */
    synchronized long retries() {
        return events.stream().filter(TransferEvent.Retried.class::isInstance).count();
    }

    /** The workers, which have a moment to end after their pool has. */
    List<Thread> workers() throws InterruptedException {
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(workers);
        }
        for (Thread worker : all) {
            worker.join(10_000);
        }
        return all;
    }
}
