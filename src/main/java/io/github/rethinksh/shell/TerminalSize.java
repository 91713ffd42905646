package io.github.rethinksh.shell;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The size of the terminal that a one-shot command was started in. It is found out when somebody asks for the first
 * time: most commands never do, and opening a terminal takes as long as all of a short command.
 */
final class TerminalSize {
    static final int USUAL_WIDTH = 80;
    static final int USUAL_HEIGHT = 24;

    private Optional<Size> known = Optional.empty();

    int width() {
        return size().getColumns();
    }

    int height() {
        return size().getRows();
    }

    private synchronized Size size() {
        if (known.isEmpty()) {
            known = Optional.of(measured());
        }
        return known.get();
    }

    private static Size measured() {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .nativeSignals(false)
                .dumb(true)
                .build()) {
            return of(terminal);
        } catch (IOException e) {
            // A size is needed, and this one was good enough for a long time.
            return new Size(USUAL_WIDTH, USUAL_HEIGHT);
        }
    }

    static Size of(Terminal terminal) {
        return new Size(
                terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH,
                terminal.getHeight() > 0 ? terminal.getHeight() : USUAL_HEIGHT);
    }
}
