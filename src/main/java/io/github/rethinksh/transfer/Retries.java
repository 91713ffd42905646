package io.github.rethinksh.transfer;

import io.github.rethinksh.model.CancellationToken;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How the workers of one transfer go on when connections are lost or tables are not available. A server that is away is
 * away for all of them, so what they meet is told once, and so is that they go on. For any thread.
 */
final class Retries {
    private final Duration maxWait;
    private final CancellationToken token;
    private final TransferListener listener;
    private final Set<String> told = new HashSet<>();
    private int failing;
    private long begun;

    /**
     * For a transfer.
     *
     * @param maxWait how long a worker goes on trying without any progress
     */
    Retries(Duration maxWait, CancellationToken token, TransferListener listener) {
        this.maxWait = maxWait;
        this.token = token;
        this.listener = listener;
    }

    /** What one worker goes by. */
    Retry forWorker() {
        return new Retry(this, maxWait, token);
    }

    /** A worker that got on until now meets trouble. */
    synchronized void begin() {
        if (failing == 0) {
            begun = System.nanoTime();
        }
        failing++;
    }

    /** A worker is about to try again; trouble that was told by this one or another one is not told again. */
    synchronized void again(Object about, String trouble) {
        if (told.add(trouble)) {
            listener.on(new TransferEvent.Noted(about + ": " + trouble));
        }
        listener.on(new TransferEvent.Retried(about.toString()));
    }

    /** A worker gets on again. */
    synchronized void end() {
        failing--;
        if (failing == 0) {
            told.clear();
            double seconds = (System.nanoTime() - begun) / 1e9;
            listener.on(new TransferEvent.Noted(String.format(Locale.ROOT, "going on after %.1f s", seconds)));
        }
    }

    /** A worker does not try again. */
    synchronized void giveUp() {
        failing--;
        if (failing == 0) {
            told.clear();
        }
    }
}
