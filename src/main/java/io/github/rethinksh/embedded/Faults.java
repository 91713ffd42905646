package io.github.rethinksh.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What can go wrong on purpose: a test switches it on and sees whether its client copes. All methods may be called at any time. */
public final class Faults {
    private final Supplier<Runnable> connectionDropper;
    private final Runnable loss;
    private Instant started = Instant.now();
    private boolean refusing;
    private Duration delay = Duration.ZERO;
    private int responsesBeforeDrop = -1;
    private int failuresLeft;
    private ErrorType failureType;
    private String failureText;

    /** The dropper closes the connections there are when it is asked for; the loss is that of all that is not synced. */
    Faults(Supplier<Runnable> connectionDropper, Runnable loss) {
        this.connectionDropper = connectionDropper;
        this.loss = loss;
    }

    /**
     * Does what it does to clients when a server is killed and started again at once: connections are closed, writes that
     * are not on disk are lost, and it was started later than before.
     */
    public void crash() {
        // Whoever syncs from now on is told of the new start.
        startLater();
        dropConnections();
        loss.run();
    }

    private synchronized void startLater() {
        started = started.plusMillis(1);
    }

    synchronized Instant started() {
        return started;
    }

    /** Closes all connections there are, in the middle of whatever they do. New ones are welcome. */
    public void dropConnections() {
        connectionDropper.get().run();
    }

    /** Closes all connections once, right after {@code responses} more responses have been sent by any of them. */
    public synchronized void dropAfterResponses(int responses) {
        responsesBeforeDrop = responses;
    }

    /** While on, new connections are closed before a byte was read. Those there are stay. */
    public synchronized void refuseConnections(boolean refuse) {
        refusing = refuse;
    }

    /** Makes the server think that long before each response; {@link Duration#ZERO} ends it. */
    public synchronized void delay(Duration duration) {
        delay = duration;
    }

    /** Answers the next {@code count} queries with an error, without looking at them. */
    public synchronized void failNext(ErrorType type, String text, int count) {
        failureType = type;
        failureText = text;
        failuresLeft = count;
    }

    synchronized boolean isRefusing() {
        return refusing;
    }

    synchronized Duration delay() {
        return delay;
    }

    synchronized Optional<ReqlError> nextFailure() {
        if (failuresLeft == 0) {
            return Optional.empty();
        }
        failuresLeft--;
        return Optional.of(new ReqlError(failureType, failureText));
    }

    /**
     * Counts a response that is about to be sent, and answers what is to be done behind it. Connections that a client
     * makes as soon as it has read the response are not among those that are dropped.
     */
    Runnable beforeResponse() {
        return isLastResponse() ? connectionDropper.get() : () -> {};
    }

    private synchronized boolean isLastResponse() {
        if (responsesBeforeDrop < 0) {
            return false;
        }
        responsesBeforeDrop--;
        if (responsesBeforeDrop > 0) {
            return false;
        }
        responsesBeforeDrop = -1;
        return true;
    }
}
