package io.github.rethinksh.shell;

import java.io.IOException;
import java.time.Duration;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The size of the terminal that a one-shot command was started in. It is found out when somebody asks for the first
 * time: most commands never do, and opening a terminal takes as long as all of a short command. For those who ask again
 * and again it is looked at once a second, so that bars follow a window that is resized.
 */
final class TerminalSize {
    static final int USUAL_WIDTH = 80;
    static final int USUAL_HEIGHT = 24;

    private static final Size USUAL = new Size(USUAL_WIDTH, USUAL_HEIGHT);
    private static final long TIME_TO_LIVE = Duration.ofSeconds(1).toNanos();

    private Size known;
    private long measured;

    int width() {
        return current().getColumns();
    }

    int height() {
        return current().getRows();
    }

    private synchronized Size current() {
        if (known == null || System.nanoTime() - measured > TIME_TO_LIVE) {
            known = measure();
            measured = System.nanoTime();
        }
        return known;
    }

    private static Size measure() {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .nativeSignals(false)
                .dumb(true)
                .build()) {
            return of(terminal);
        } catch (IOException e) {
            // A size is needed, and this one was good enough for a long time.
            return USUAL;
        }
    }

    static Size of(Terminal terminal) {
        return new Size(
                terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH,
                terminal.getHeight() > 0 ? terminal.getHeight() : USUAL_HEIGHT);
    }
}
