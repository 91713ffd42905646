package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import picocli.shell.jline3.PicocliCommands.ClearScreen;
import picocli.shell.jline3.PicocliCommands.PicocliCommandsFactory;

/** The terminal that somebody types at. Close it to leave it as it was found. */
public final class ShellTerminal implements AutoCloseable {
    private static final String INTERRUPT = "INT";

    private final Terminal terminal;
    private final TerminalWriter writer;
    private final boolean colours;
    private Object before;
    private final boolean unicode;
    private volatile Process pager;

    ShellTerminal(Terminal terminal, boolean colours, boolean unicode) {
        this.terminal = terminal;
        this.writer = new TerminalWriter(terminal.writer());
        this.colours = colours;
        this.unicode = unicode;
    }

    /** Opens the terminal of this process. */
    public static ShellTerminal open(TerminalEnvironment environment) {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("rethinksh")
                    .system(true)
                    .dumb(true)
                    .build();
            return new ShellTerminal(terminal, environment.out().colours(), environment.unicode()).interruptible();
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "cannot open the terminal: " + e.getMessage(),
                    "give the command as an argument, or commands on standard input",
                    e);
        }
    }

    /** The output of a process with a prompt: all of it goes to the terminal. */
    public Output output() {
        Channel channel = new Channel(new PrintWriter(writer), true, !isDumb(), colours);
        return new Output(
                channel,
                channel,
                () -> TerminalSize.of(terminal).getColumns(),
                () -> TerminalSize.of(terminal).getRows(),
                unicode);
    }

    /** Leaves it as it is, whatever it shows and whether it takes anything: the rest are last words. */
    void leave(LastWords words) {
        writer.leave(words);
        Process reading = pager;
        if (reading != null) {
            reading.descendants().forEach(ProcessHandle::destroy);
            reading.destroy();
        }
    }

    /** JLine leaves Ctrl-C on a dumb terminal to the system, which would end the process. */
    private ShellTerminal interruptible() {
        if (isDumb()) {
            before = Signals.register(INTERRUPT, () -> terminal.raise(Signal.INT));
        }
        return this;
    }

    /** A pager in this terminal, while which Ctrl-C is for that alone; empty for none. */
    public Pager pager(Optional<String> command) {
        return new Pager(command, reading -> {
            SignalHandler before = terminal.handle(Signal.INT, signal -> {});
            try {
                return reading.test(process -> pager = process);
            } finally {
                pager = null;
                terminal.handle(Signal.INT, before);
            }
        });
    }

    /** Clears the screen, the way in which this kind of terminal is cleared. */
    public void clear() {
        PicocliCommandsFactory factory = new PicocliCommandsFactory();
        factory.setTerminal(terminal);
        try {
            factory.create(ClearScreen.class).call();
            terminal.flush();
        } catch (Exception e) {
            throw new ShellException(ExitCode.FAILED, "cannot clear the screen: " + e.getMessage(), null, e);
        }
    }

    @Override
    public void close() {
        if (before != null) {
            Signals.unregister(INTERRUPT, before);
        }
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Terminal terminal() {
        return terminal;
    }

    boolean colours() {
        return colours;
    }

    private boolean isDumb() {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }
}
