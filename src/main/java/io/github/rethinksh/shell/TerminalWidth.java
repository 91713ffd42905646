package io.github.rethinksh.shell;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The width of the terminal that a one-shot command was started in. It is found out when somebody asks for the first
 * time: most commands never do, and opening a terminal takes as long as all of a short command.
 */
final class TerminalWidth implements IntSupplier {
    static final int USUAL = 80;

    private OptionalInt known = OptionalInt.empty();

    @Override
    public synchronized int getAsInt() {
        if (known.isEmpty()) {
            known = OptionalInt.of(measure());
        }
        return known.getAsInt();
    }

    private static int measure() {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .nativeSignals(false)
                .dumb(true)
                .build()) {
            return of(terminal);
        } catch (IOException e) {
            // A width is needed, and this one was good enough for a long time.
            return USUAL;
        }
    }

    static int of(Terminal terminal) {
        return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL;
    }
}
