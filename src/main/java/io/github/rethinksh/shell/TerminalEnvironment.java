package io.github.rethinksh.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/**
 * What the process was started in.
 *
 * @param interactive whether there is somebody to type and to read
 * @param out what standard output is
 * @param err what standard error is
 * @param columns how many columns the environment says that the terminal has
 * @param unicode whether the locale is one of UTF-8
 */
public record TerminalEnvironment(boolean interactive, Stream out, Stream err, OptionalInt columns, boolean unicode) {
    /**
     * A standard stream.
     *
     * @param terminal whether it is a terminal
     * @param redrawable whether that terminal knows escape sequences
     * @param colours whether colours are wanted on it
     */
    public record Stream(boolean terminal, boolean redrawable, boolean colours) {
        private static Stream of(Map<String, String> environment, boolean terminal) {
            boolean dumb = "dumb".equals(environment.get("TERM"));
            boolean forced = !environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
            // https://no-color.org: any value that is not empty.
            boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
            return new Stream(terminal, terminal && !dumb, !refused && (forced || (terminal && !dumb)));
        }

        private Channel channel(PrintWriter writer) {
            return new Channel(writer, terminal, redrawable, colours);
        }
    }

    /** Decides from the environment variables and from which of the standard streams are terminals. */
    public static TerminalEnvironment of(Map<String, String> environment, boolean in, boolean out, boolean err) {
        return new TerminalEnvironment(
                in && out,
                Stream.of(environment, out),
                Stream.of(environment, err),
                columns(environment.getOrDefault("COLUMNS", "")),
                unicode(environment));
    }

    /** The output of a process without a prompt. */
    public Output output(PrintWriter outWriter, PrintWriter errWriter) {
        boolean terminal = out.terminal() || err.terminal();
        TerminalSize size = new TerminalSize();
        IntSupplier width =
                columns.isPresent() ? columns::getAsInt : terminal ? size::width : () -> TerminalSize.USUAL_WIDTH;
        IntSupplier height = terminal ? size::height : () -> TerminalSize.USUAL_HEIGHT;
        return new Output(out.channel(outWriter), err.channel(errWriter), width, height, unicode);
    }

    /** The first of these variables that says something counts, as it does for all programs. */
    private static boolean unicode(Map<String, String> environment) {
        return List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.toUpperCase(Locale.ROOT).replace("-", ""))
                .filter(value -> value.contains("UTF8"))
                .isPresent();
    }

    private static OptionalInt columns(String variable) {
        return variable.matches("[1-9][0-9]{0,4}") ? OptionalInt.of(Integer.parseInt(variable)) : OptionalInt.empty();
    }
}
