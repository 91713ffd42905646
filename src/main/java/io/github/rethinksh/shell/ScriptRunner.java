package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import java.io.Reader;
import java.util.List;
import java.util.Optional;

/** Runs commands that nobody types: of {@code -e}, of a script, of a pipe. Up to the first one that fails. */
public final class ScriptRunner {
    private final CommandExecutor executor;
    private final ExitRequest exit;
    private final ErrorPrinter errors;
    private final LineParser parser;
    private final Background background;

    /**
     * A runner of scripts.
     *
     * @param jobs what runs the lines that end in an {@code &}
     */
    public ScriptRunner(CommandExecutor executor, LineParser parser, ExitRequest exit, ErrorPrinter errors, Jobs jobs) {
        this(executor, parser, exit, errors, jobs::start);
    }

    ScriptRunner(
            CommandExecutor executor, LineParser parser, ExitRequest exit, ErrorPrinter errors, Background background) {
        this.parser = parser;
        this.executor = executor;
        this.exit = exit;
        this.errors = errors;
        this.background = background;
    }

    /** Starts a command in the background. Returns the exit code of that. */
    @FunctionalInterface
    interface Background {
        int start(String line, List<String> words);
    }

    /** Runs commands given one by one. Returns the exit code: of the command that failed, if one did. */
    public int run(List<String> commands) {
        int code = ExitCode.DONE.code();
        for (int i = 0; i < commands.size() && !isOver(code); i++) {
            code = runLine(commands.get(i));
            int left = commands.size() - i - 1;
            if (code != ExitCode.DONE.code() && left > 0 && exit.code().isEmpty() && !errors.isUntold()) {
                errors.warn(left == 1 ? "1 line behind it was not run" : left + " lines behind it were not run");
            }
        }
        return exit.code().orElse(code);
    }

    /**
     * Runs a script, a command at a time as they come. A command goes on in the next line while a quote or a bracket is
     * open.
     *
     * @param name what the script is called in error messages, such as the file's name
     */
    public int run(String name, Reader script) {
        int code = ExitCode.DONE.code();
        ScriptLines lines = new ScriptLines(name, script, parser);
        for (String command = lines.nextCommand(); command != null; command = lines.nextCommand()) {
            String line = command;
            code = errors.within(lines.place(), () -> runLine(line));
            if (isOver(code)) {
                break;
            }
        }
        return exit.code().orElse(code);
    }

    private boolean isOver(int code) {
        return code != ExitCode.DONE.code() || exit.code().isPresent();
    }

    private List<String> words(String line) {
        List<String> words = parser.words(line);
        Habits.refuseRedirections(line);
        return words;
    }

    private int runLine(String line) {
        try {
            Optional<String> command = parser.inBackground(line);
            if (command.isPresent()) {
                return background.start(command.get(), words(command.get()));
            }
            List<String> words = words(line);
            return words.isEmpty() ? ExitCode.DONE.code() : executor.execute(words);
        } catch (RuntimeException e) {
            return errors.print(e);
        }
    }
}
