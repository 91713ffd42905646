package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs commands that nobody types: of {@code -e}, of a script, of a pipe. Up to the first one that fails. */
public final class ScriptRunner {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** A command with an ampersand behind it, which no quote holds; a comment may end as it likes. */
    private static final Pattern IN_BACKGROUND = Pattern.compile("(?!#)(?:(.*\\S)\\s+)?&", Pattern.DOTALL);

    private final CommandExecutor executor;
    private final ExitRequest exit;
    private final ErrorPrinter errors;
    private final boolean keepGoing;
    private final Background background;
    private final LineParser parser = new LineParser();

    /**
     * A runner of scripts.
     *
     * @param keepGoing whether later commands run though one failed; an interrupt ends the script anyway
     * @param jobs what runs the lines that end in an {@code &}
     */
    public ScriptRunner(CommandExecutor executor, ExitRequest exit, ErrorPrinter errors, boolean keepGoing, Jobs jobs) {
        this(executor, exit, errors, keepGoing, jobs::start);
    }

    ScriptRunner(
            CommandExecutor executor, ExitRequest exit, ErrorPrinter errors, boolean keepGoing, Background background) {
        this.executor = executor;
        this.exit = exit;
        this.errors = errors;
        this.keepGoing = keepGoing;
        this.background = background;
    }

    /** Starts a command in the background. Returns the exit code of that. */
    @FunctionalInterface
    interface Background {
        int start(String line, List<String> words);
    }

    /** Runs commands given one by one. Returns the exit code: of the command that failed, or the highest of several. */
    public int run(List<String> commands) {
        int worst = ExitCode.DONE.code();
        for (String command : commands) {
            int code = runLine(command);
            worst = Math.max(worst, code);
            if (isOver(code)) {
                break;
            }
        }
        return exit.code().orElse(worst);
    }

    /**
     * Runs a script, a line at a time as they come.
     *
     * @param name what the script is called in error messages, such as the file's name
     */
    public int run(String name, Reader script) {
        int worst = ExitCode.DONE.code();
        BufferedReader lines = new BufferedReader(script);
        int number = 0;
        for (String line = read(name, lines); line != null; line = read(name, lines)) {
            number++;
            String command = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
            int code = errors.within(name + ", line " + number, () -> runLine(command));
            worst = Math.max(worst, code);
            if (isOver(code)) {
                break;
            }
        }
        return exit.code().orElse(worst);
    }

    private boolean isOver(int code) {
        boolean failed = code != ExitCode.DONE.code() && !keepGoing;
        return failed || code == ExitCode.INTERRUPTED.code() || exit.code().isPresent();
    }

    private int runLine(String line) {
        try {
            Matcher inBackground = IN_BACKGROUND.matcher(line.strip());
            if (inBackground.matches()) {
                String command = Objects.requireNonNullElse(inBackground.group(1), "");
                return background.start(command, parser.words(command));
            }
            List<String> words = parser.words(line);
            return words.isEmpty() ? ExitCode.DONE.code() : executor.execute(words);
        } catch (RuntimeException e) {
            return errors.print(e);
        }
    }

    private static String read(String name, BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new ShellException(ExitCode.FAILED, "cannot read " + name + ": " + e.getMessage(), null, e);
        }
    }
}
