package io.github.rethinksh.embedded;

import java.time.Duration;
import java.util.Optional;

/** What can go wrong on purpose: a test switches it on and sees whether its client copes. All methods may be called at any time. */
public final class Faults {
    private final Runnable connectionDropper;
    private boolean refusing;
    private Duration delay = Duration.ZERO;
    private int responsesBeforeDrop = -1;
    private int failuresLeft;
    private ErrorType failureType;
    private String failureText;

    Faults(Runnable connectionDropper) {
        this.connectionDropper = connectionDropper;
    }

    /** Closes all connections there are, in the middle of whatever they do. New ones are welcome. */
    public void dropConnections() {
        connectionDropper.run();
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

    /** Counts a response that was sent, and drops the connections when it was the last one. */
    void responseSent() {
        if (isLastResponse()) {
            dropConnections();
        }
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
