package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.UnavailableException;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;

/**
 * How long a worker goes on trying when its connection is lost or a table is not available: it waits twice as long before
 * each attempt, at most two seconds, until so much time has passed without any progress. For one worker.
 */
final class Retry {
    /** How long it goes on unless told otherwise: enough for a server to start again. */
    static final Duration USUAL_WAIT = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Retries all;
    private final Duration maxWait;
    private final CancellationToken token;
    private Duration pause = FIRST_PAUSE;
    private long firstFailure;
    private boolean failing;

    Retry(Retries all, Duration maxWait, CancellationToken token) {
        this.all = all;
        this.maxWait = maxWait;
        this.token = token;
    }

    /** Things went well: the next loss is the first one again. */
    void succeeded() {
        if (failing) {
            failing = false;
            pause = FIRST_PAUSE;
            all.end();
        }
    }

    /**
     * Waits before another attempt, or throws the reason when there is no sense in one.
     *
     * @param about what the user is told that it was about: a table, as a rule
     */
    void orThrow(Object about, ShellException reason) {
        token.throwIfCancelled();
        long now = System.nanoTime();
        Duration left = failing ? maxWait.minusNanos(now - firstFailure) : maxWait;
        if (!mayPass(reason) || left.isNegative() || left.isZero()) {
            giveUp();
            throw reason;
        }
        if (!failing) {
            failing = true;
            firstFailure = now;
            all.begin();
        }
        all.again(
                about,
                reason.getMessage() + "; "
                        + (reason instanceof UnavailableException ? "trying again" : "connecting again"));
        token.pause(left.compareTo(pause) < 0 ? left : pause);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** What follows, if anything, begins anew. */
    private void giveUp() {
        if (failing) {
            failing = false;
            all.giveUp();
        }
    }

    private static boolean mayPass(ShellException reason) {
        return reason.exitCode() == ExitCode.NO_CONNECTION || reason instanceof UnavailableException;
    }
}
