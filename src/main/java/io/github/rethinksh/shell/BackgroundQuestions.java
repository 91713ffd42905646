package io.github.rethinksh.shell;

import io.github.rethinksh.command.Questions;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Optional;

/**
 * The questions of a job: where a command would ask, the job is refused, for whoever could answer is busy with the prompt.
 *
 * @param foreground who could be asked if it were no job
 */
public record BackgroundQuestions(Questions foreground) implements Questions {
    @Override
    public boolean canBeAsked() {
        return foreground.canBeAsked();
    }

    @Override
    public Optional<Boolean> confirm(String question) {
        if (!canBeAsked()) {
            return Optional.empty();
        }
        throw new ShellException(
                ExitCode.USAGE, "a job cannot ask: " + question, "Say --yes if that is meant, or leave out the &");
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        if (!canBeAsked()) {
            return Optional.empty();
        }
        throw new ShellException(ExitCode.USAGE, "a job cannot ask: " + prompt, "Leave out the &");
    }
}
