package io.github.rethinksh.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal with somebody who types at it and looks at its screen. */
final class TypedAtTerminal implements AutoCloseable {
    static final char CTRL_C = 3;
    static final char CTRL_D = 4;

    private static final long GUARD_SECONDS = 30;

    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Screen screen = new Screen();
    private final ShellTerminal terminal;

    TypedAtTerminal() {
        try {
            ExternalTerminal external =
                    new ExternalTerminal("test", "ansi", new PipedInputStream(keyboard), screen, UTF_8);
            external.setSize(new Size(160, 50));
            terminal = new ShellTerminal(external, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ShellTerminal terminal() {
        return terminal;
    }

    void type(String text) {
        try {
            keyboard.write(text.getBytes(UTF_8));
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until these texts are on the screen, one after the other, behind what was expected before. */
    void expect(String... texts) {
        try {
            for (String text : texts) {
                screen.await(text);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String screen() {
        return screen.toString(UTF_8);
    }

    /** Ends the input: whoever reads finds the terminal gone. */
    void hangUp() {
        try {
            keyboard.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hangUp();
        terminal.close();
    }

    /** What was written to the terminal, from any thread. */
    private static final class Screen extends ByteArrayOutputStream {
        private int seen;

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        @Override
        public synchronized void write(int value) {
            super.write(value);
            notifyAll();
        }

        synchronized void await(String text) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GUARD_SECONDS);
            int found = toString(UTF_8).indexOf(text, seen);
            while (found < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left)
                        .as("milliseconds left for '%s' on %s", text, this)
                        .isPositive();
                wait(left);
                found = toString(UTF_8).indexOf(text, seen);
            }
            seen = found + text.length();
        }
    }
}
