package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/** Whoever read the results has ended, as {@code head} does: a failure of which nobody has to be told. */
final class ClosedPipeException extends ShellException {
    private static final long serialVersionUID = 1L;

    ClosedPipeException() {
        super(ExitCode.FAILED, "nobody reads standard output any more");
    }
}
