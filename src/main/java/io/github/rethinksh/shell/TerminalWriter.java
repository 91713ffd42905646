package io.github.rethinksh.shell;

import java.io.IOException;
import java.io.Writer;

/** Writes to the terminal of the prompt, and when that is left, to where its last words go. */
final class TerminalWriter extends Writer {
    private final Writer terminal;
    private volatile LastWords words;

    TerminalWriter(Writer terminal) {
        this.terminal = terminal;
    }

    /** From now on it waits for the terminal no more. */
    void leave(LastWords last) {
        words = last;
    }

    @Override
    public void write(String text, int offset, int count) throws IOException {
        LastWords last = words;
        if (last == null) {
            terminal.write(text, offset, count);
        } else {
            last.say(text.substring(offset, offset + count));
        }
    }

    @Override
    public void write(char[] characters, int offset, int count) throws IOException {
        write(new String(characters, offset, count), 0, count);
    }

    @Override
    public void flush() throws IOException {
        if (words == null) {
            terminal.flush();
        }
    }

    @Override
    public void close() {
        // The terminal is closed by whoever opened it.
    }
}
