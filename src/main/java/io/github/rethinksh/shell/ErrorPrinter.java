package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The one place where errors are printed. */
public final class ErrorPrinter {
    private final Channel err;
    private final BooleanSupplier debug;
    private final Consumer<String> lines;
    private String location = "";
    private boolean untold;

    /**
     * A printer to this channel.
     *
     * @param debug whether stack traces are wanted
     */
    public ErrorPrinter(Channel err, BooleanSupplier debug) {
        this(err, debug, err::line);
    }

    /** A printer with the looks of this channel, whose lines go elsewhere. */
    ErrorPrinter(Channel err, BooleanSupplier debug, Consumer<String> lines) {
        this.err = err;
        this.debug = debug;
        this.lines = lines;
    }

    /** Prints what happened and how to go on. Returns the exit code that comes of it. */
    public int print(Throwable error) {
        ExitCode code = ExitCode.FAILED;
        untold = error instanceof ClosedPipeException;
        if (error instanceof ShellException expected) {
            code = expected.exitCode();
            if (!untold) {
                print(expected.getMessage(), expected.hint().orElse(""));
            }
        } else {
            String hint = debug.getAsBoolean() ? "" : "run it again with --debug for the stack trace";
            print("unexpected: " + error, hint);
        }
        if (debug.getAsBoolean()) {
            lines.accept(shown(stackTrace(error)));
        }
        return code.code();
    }

    /** Whether the last error was one that nobody has to be told of. */
    boolean isUntold() {
        return untold;
    }

    /** Prints something that is wrong and keeps nothing from going on. */
    public void warn(String message) {
        lines.accept(err.styled(Style.WARNING, "warning:") + " " + shown(message));
    }

    /** Runs something whose errors are printed with the place that they come from, such as a line of a script. */
    int within(String place, IntSupplier work) {
        String outer = location;
        location = place + ": ";
        try {
            return work.getAsInt();
        } finally {
            location = outer;
        }
    }

    /** Prints an error that is no exception; an empty hint is left out. */
    void print(String message, String hint) {
        lines.accept(lines(err, location + message, hint));
    }

    /** An error as it stands on standard error; an empty hint is left out. */
    static String lines(Channel err, String message, String hint) {
        String error = err.styled(Style.ERROR, "error:") + " " + shown(message);
        return hint.isEmpty() ? error : error + "\n" + hint(err, hint);
    }

    /** A hint as it stands on standard error. */
    static String hint(Channel err, String text) {
        return err.styled(Style.HINT, "hint:") + " " + shown(text);
    }

    private static String shown(String text) {
        return ControlCharacters.visibleLines(Secrets.masked(text));
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString().stripTrailing();
    }
}
