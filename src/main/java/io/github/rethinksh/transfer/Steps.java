package io.github.rethinksh.transfer;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ShellException;
import java.util.function.Supplier;

/**
 * What a transfer asks of the cluster beside reading and writing documents, such as to make a table or to wait for its
 * indexes. Each step is tried again when the connection is lost or the table is not available. For any thread.
 */
final class Steps {
    /** What steps are about that are about no table. */
    static final String CLUSTER = "the cluster";

    private final Retries retries;
    private final CancellationToken token;

    Steps(Retries retries, CancellationToken token) {
        this.retries = retries;
        this.token = token;
    }

    /** One that can tell whether it was tried before, and may have been done then though no answer came. */
    interface Step {
        void take(boolean again);
    }

    /**
     * Takes a step that does no harm when it is taken twice.
     *
     * @param about what the user is told that it is about
     * @throws ShellException when it fails for another reason or for too long, and when the work is cancelled
     */
    void take(Object about, Runnable step) {
        take(about, again -> step.run());
    }

    /** Takes a step that may have to look whether it was done already. */
    void take(Object about, Step step) {
        untilDone(about, (retry, again) -> {
            step.take(again);
            return true;
        });
    }

    /**
     * Takes a step that may take hours: the time for which it is tried again does not run on in them.
     *
     * @param question asked before another attempt; when it is answered, things go on again
     */
    void takeLong(Object about, Runnable question, Runnable step) {
        untilDone(about, (retry, again) -> {
            if (again) {
                question.run();
                retry.succeeded();
            }
            step.run();
            return true;
        });
    }

    /** Asks something, until there is an answer. */
    <T> T ask(Object about, Supplier<T> question) {
        return untilDone(about, (retry, again) -> question.get());
    }

    private interface Attempt<T> {
        T make(Retry retry, boolean again);
    }

    private <T> T untilDone(Object about, Attempt<T> attempt) {
        Retry retry = retries.forWorker();
        boolean again = false;
        while (true) {
            token.throwIfCancelled();
            try {
                T answer = attempt.make(retry, again);
                retry.succeeded();
                return answer;
            } catch (ShellException e) {
                retry.orThrow(about, e);
                again = true;
            }
        }
    }
}
