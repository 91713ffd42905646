package io.github.rethinksh.model;

import java.util.Optional;

/**
 * The one way in which anything fails: what happened and to what, how to go on, and the exit code. It is printed in one
 * place; the stack trace is for {@code --debug} only.
 */
public class ShellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String hint;

    /** A failure without advice. */
    public ShellException(ExitCode exitCode, String message) {
        this(exitCode, message, null, null);
    }

    /**
     * A failure with advice.
     *
     * @param message what happened, and to what: database, table, file, line, byte
     * @param hint what to do next, a sentence or a command line; null when there is nothing to say
     */
    public ShellException(ExitCode exitCode, String message, String hint) {
        this(exitCode, message, hint, null);
    }

    /** A failure with advice and the exception behind it, either of which may be null. */
    public ShellException(ExitCode exitCode, String message, String hint, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** What the process, or the command of a script, ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to do next. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
