package io.github.rethinksh.shell;

import java.io.PrintWriter;
import java.io.StringWriter;

/** An output whose text can be looked at. */
final class WrittenOutput {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Output output;

    private WrittenOutput(boolean terminal, boolean colours, int width, boolean unicode) {
        output = new Output(
                new Channel(new PrintWriter(out), terminal, terminal, colours),
                new Channel(new PrintWriter(err), terminal, terminal, colours),
                () -> width,
                () -> 24,
                unicode);
    }

    static WrittenOutput pipe() {
        return new WrittenOutput(false, false, 80, false);
    }

    static WrittenOutput terminal(int width) {
        return new WrittenOutput(true, false, width, false);
    }

    static WrittenOutput unicodeTerminal(int width) {
        return new WrittenOutput(true, false, width, true);
    }

    static WrittenOutput colourful() {
        return new WrittenOutput(true, true, 80, false);
    }

    Output output() {
        return output;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
