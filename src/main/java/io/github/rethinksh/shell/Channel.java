package io.github.rethinksh.shell;

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

    /** The text in this style where colours are wanted, as it is where not. */
    String styled(Style style, String text) {
        return colours ? style.on(text) : text;
    }
}
