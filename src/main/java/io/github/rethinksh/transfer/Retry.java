package io.github.rethinksh.transfer;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.time.Duration;

/**
 * How long a worker goes on trying when its connection is lost: a few times, waiting twice as long each time. Progress
 * in between starts the count anew. For one worker.
 */
final class Retry {
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);

    private final CancellationToken token;
    private final TransferListener listener;
    private int failures;

    Retry(CancellationToken token, TransferListener listener) {
        this.token = token;
        this.listener = listener;
    }

    /** Things went well: the next loss is the first one again. */
    void succeeded() {
        failures = 0;
    }

    /** Waits before another attempt, or throws the reason when there is no sense in one. */
    void orThrow(TableName table, ShellException reason) {
        token.throwIfCancelled();
        failures++;
        if (reason.exitCode() != ExitCode.NO_CONNECTION || failures >= ATTEMPTS) {
            throw reason;
        }
        listener.on(new TransferEvent.Noted(table + ": " + reason.getMessage() + "; connecting again"));
        token.pause(FIRST_WAIT.multipliedBy(1L << (failures - 1)));
    }
}
