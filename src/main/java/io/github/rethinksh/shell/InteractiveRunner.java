package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.shell.PromptReader.Ended;
import io.github.rethinksh.shell.PromptReader.Input;
import io.github.rethinksh.shell.PromptReader.Line;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import picocli.CommandLine;

/** The prompt: a line, its command, the next line, until somebody leaves. No error ends it. */
public final class InteractiveRunner {
    private final ShellTerminal terminal;
    private final PromptReader reader;
    private final ScriptRunner commands;
    private final LineParser parser;
    private final Interrupts interrupts;
    private final ExitRequest exit;
    private final ErrorPrinter errors;

    /**
     * A prompt for the subcommands of a command line.
     *
     * @param interrupts the owner of the token that the commands look at
     * @param exit what the command {@code exit} calls
     */
    public InteractiveRunner(
            ShellTerminal terminal,
            CommandLine commandLine,
            PromptSettings settings,
            Interrupts interrupts,
            ExitRequest exit,
            ErrorPrinter errors) {
        this.terminal = terminal;
        this.reader = new PromptReader(terminal, commandLine, settings);
        this.parser = new LineParser(settings.home());
        this.commands = new ScriptRunner(CommandExecutor.of(commandLine, interrupts), parser, exit, errors, false);
        this.interrupts = interrupts;
        this.exit = exit;
        this.errors = errors;
    }

    /**
     * Runs until somebody leaves. Returns the exit code.
     *
     * @param banner what is written first; nothing when it is empty
     */
    public int run(String banner) {
        if (!banner.isEmpty()) {
            terminal.output().out().line(ControlCharacters.visibleLines(banner));
        }
        // While no line is read and no command runs there is nothing to interrupt; the default would end the process.
        terminal.terminal().handle(Signal.INT, SignalHandler.SIG_IGN);
        while (exit.code().isEmpty()) {
            Input input = reader.read();
            if (input instanceof Ended) {
                return ExitCode.DONE.code();
            }
            if (input instanceof Line line) {
                // Pasted lines come as one.
                execute(parser.commands(line.text()));
            }
        }
        return exit.code().getAsInt();
    }

    /** Shows the prompt anew, where one is shown, because it has something new to tell. From any thread. */
    public void refreshPrompt() {
        reader.refresh();
    }

    private void execute(List<String> lines) {
        Terminal jline = terminal.terminal();
        SignalHandler before = jline.handle(Signal.INT, signal -> interrupts.interrupt());
        try {
            commands.run(lines);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // The command is gone, and what it held with it: the next one has a good chance.
            errors.print(e);
        } finally {
            jline.handle(Signal.INT, before);
        }
    }
}
