package io.github.rethinksh.shell;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Asks on a thread of its own, for one whose reading cannot be interrupted. When the command is cancelled the question is
 * left behind.
 *
 * @param asker who asks
 * @param token what cancels the command; asked for each time
 * @param abandoned what is done about a question that is left behind, on the thread of the command
 */
record AsideAsker(ShellQuestions.Asker asker, Supplier<CancellationToken> token, Runnable abandoned)
        implements ShellQuestions.Asker {
    @Override
    public Optional<String> line(String prompt) {
        return answer(() -> asker.line(prompt));
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return answer(() -> asker.secret(prompt));
    }

    private <T> T answer(Supplier<T> question) {
        FutureTask<T> asking = new FutureTask<>(question::get);
        Thread thread = new Thread(asking, "rethinksh-question");
        thread.setDaemon(true);
        thread.start();
        try (CancellationToken.Registration registration = token.get().onCancel(() -> asking.cancel(false))) {
            return asking.get();
        } catch (CancellationException e) {
            abandoned.run();
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
        } catch (InterruptedException e) {
            abandoned.run();
            Thread.currentThread().interrupt();
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
        } catch (ExecutionException e) {
            throw new ShellException(
                    ExitCode.FAILED, "cannot ask: " + e.getCause().getMessage(), null, e);
        }
    }
}
