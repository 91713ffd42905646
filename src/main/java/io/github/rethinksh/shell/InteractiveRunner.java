package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.shell.PromptReader.Ended;
import io.github.rethinksh.shell.PromptReader.Input;
import io.github.rethinksh.shell.PromptReader.Line;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
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
    private final Jobs jobs;
    private boolean warned;

    /** What the runner knows of the background: the jobs, and who tells of them. */
    public record Background(Jobs jobs, PromptAnnouncer announcer) {}

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
            ErrorPrinter errors,
            Background background) {
        this.terminal = terminal;
        this.reader = new PromptReader(terminal, commandLine, settings, background.announcer());
        this.parser = new LineParser(settings.home());
        this.commands =
                new ScriptRunner(CommandExecutor.of(commandLine, interrupts), parser, exit, errors, background.jobs());
        this.interrupts = interrupts;
        this.exit = exit;
        this.errors = errors;
        this.jobs = background.jobs();
    }

    /**
     * Runs until somebody leaves. Returns the exit code.
     *
     * @param banner what is written first; nothing when it is empty
     */
    public int run(String banner) {
        if (!banner.isEmpty()) {
            Output output = terminal.output();
            String lines = ControlCharacters.visibleLines(banner);
            output.out().line(WordWrap.wrapped(lines, output.width().getAsInt()));
        }
        // While no line is read and no command runs there is nothing to interrupt; the default would end the process.
        terminal.terminal().handle(Signal.INT, SignalHandler.SIG_IGN);
        while (!interrupts.isShutDown()) {
            Input input = reader.read();
            if (input instanceof Ended && mayLeave()) {
                return ExitCode.DONE.code();
            }
            if (input instanceof Line line) {
                boolean before = warned;
                warned = false;
                // Pasted lines come as one.
                execute(parser.commands(line.text()).stream()
                        .map(Habits::withoutSemicolon)
                        .toList());
                if (exit.code().isPresent()) {
                    warned = before;
                    if (mayLeave()) {
                        return exit.code().getAsInt();
                    }
                    exit.withdraw();
                }
            }
        }
        // Another line would leave the terminal as it is while one is typed.
        return ExitCode.INTERRUPTED.code();
    }

    /** Who leaves while jobs run is told so the first time; the second time in a row it is meant. */
    private boolean mayLeave() {
        List<String> running = jobs.running();
        if (warned || running.isEmpty()) {
            return true;
        }
        warned = true;
        running.forEach(terminal.output().err()::line);
        errors.print(
                running.size() == 1 ? "a job is still running" : running.size() + " jobs are still running",
                "leave again to stop it, or let it end: wait");
        return false;
    }

    /** Shows the prompt anew, where one is shown, because it has something new to tell. From any thread. */
    public void refreshPrompt() {
        reader.refresh();
    }

    private void execute(List<String> lines) {
        Terminal jline = terminal.terminal();
        SignalHandler before = jline.handle(Signal.INT, signal -> interrupts.interrupt());
        Attributes attributes = jline.getAttributes();
        jline.setAttributes(undisturbed(attributes));
        try {
            commands.run(lines);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // The command is gone, and what it held with it: the next one has a good chance.
            errors.print(e);
        } finally {
            jline.setAttributes(attributes);
            jline.handle(Signal.INT, before);
        }
    }

    /**
     * What is typed ahead is not for the lines where bars are drawn: the prompt shows it. And what was written stays
     * written at Ctrl-C, where a terminal usually throws away what is under way to the screen, half a frame for one.
     */
    private static Attributes undisturbed(Attributes attributes) {
        Attributes changed = new Attributes(attributes);
        changed.setLocalFlag(LocalFlag.ECHO, false);
        changed.setLocalFlag(LocalFlag.NOFLSH, true);
        return changed;
    }
}
