package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.PrintWriter;

/**
 * Standard output or standard error, and what can be done with it.
 *
 * @param writer where the text goes
 * @param terminal whether somebody looks at it
 * @param redrawable whether lines can be redrawn with escape sequences: a terminal that is not dumb
 * @param colours whether colours are wanted
 */
public record Channel(PrintWriter writer, boolean terminal, boolean redrawable, boolean colours) {
    /** A pipe or a file. */
    public static Channel pipe(PrintWriter writer) {
        return new Channel(writer, false, false, false);
    }

    /** A whole line, or several, seen at once. */
    void line(String text) {
        writer.print(text + "\n");
        writer.flush();
    }

    /**
     * Makes sure that all that was written is where it was to go.
     *
     * @throws ShellException when it is not: a pipe that nobody reads any more, a full disk
     */
    public void requireArrival() {
        if (writer.checkError()) {
            if (writer instanceof ResultWriter results && results.isAbandoned()) {
                throw new ClosedPipeException();
            }
            String reason = writer instanceof ResultWriter results ? results.reason() : "it is closed";
            throw new ShellException(
                    ExitCode.FAILED,
                    "cannot write standard output: " + reason,
                    "See where it goes: whoever reads it must not end before, and a file needs room.");
        }
    }

    /** The text in this style where colours are wanted, as it is where not. */
    String styled(Style style, String text) {
        return colours ? style.on(text) : text;
    }
}
