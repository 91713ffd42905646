package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import java.io.Reader;
import java.util.List;

/** Runs commands that nobody types: of {@code -e}, of a script, of a pipe. Up to the first one that fails. */
public final class ScriptRunner {
    private final CommandExecutor executor;
    private final ExitRequest exit;
    private final ErrorPrinter errors;
    private final boolean keepGoing;
    private final LineParser parser;

    /**
     * A runner of scripts.
     *
     * @param keepGoing whether later commands run though one failed; an interrupt ends the script anyway
     */
    public ScriptRunner(
            CommandExecutor executor, LineParser parser, ExitRequest exit, ErrorPrinter errors, boolean keepGoing) {
        this.parser = parser;
        this.executor = executor;
        this.exit = exit;
        this.errors = errors;
        this.keepGoing = keepGoing;
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
     * Runs a script, a command at a time as they come. A command goes on in the next line while a quote or a bracket is
     * open.
     *
     * @param name what the script is called in error messages, such as the file's name
     */
    public int run(String name, Reader script) {
        int worst = ExitCode.DONE.code();
        ScriptLines lines = new ScriptLines(name, script, parser);
        for (String command = lines.nextCommand(); command != null; command = lines.nextCommand()) {
            String line = command;
            int code = errors.within(lines.place(), () -> runLine(line));
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
            List<String> words = parser.words(line);
            return words.isEmpty() ? ExitCode.DONE.code() : executor.execute(words);
        } catch (RuntimeException e) {
            return errors.print(e);
        }
    }
}
