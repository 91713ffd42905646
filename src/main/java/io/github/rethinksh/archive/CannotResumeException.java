package io.github.rethinksh.archive;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/** What is there of a table cannot be gone on with, now or later: it has to be begun anew. */
public final class CannotResumeException extends ShellException {
    private static final long serialVersionUID = 1L;

    /** A failure with what is wrong with which file, and the exception behind it, which may be null. */
    public CannotResumeException(String message, Throwable cause) {
        super(ExitCode.FAILED, message, "Begin the table anew: leave --resume out.", cause);
    }
}
