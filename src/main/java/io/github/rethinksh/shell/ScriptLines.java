package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** The lines of a script as they come, each of a length that a command can have. */
final class ScriptLines {
    private static final int LONGEST = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String name;
    private final Reader script;
    private int number;
    private boolean afterReturn;

    ScriptLines(String name, Reader script) {
        this.name = name;
        this.script = new BufferedReader(script);
    }

    /** Where the line is that was read last, for messages. */
    String place() {
        return name + ", line " + number;
    }

    /** The next line without its end; null when there is none. */
    String next() {
        number++;
        StringBuilder line = new StringBuilder();
        int read = read();
        if (afterReturn && read == '\n') {
            read = read();
        }
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n' && read != '\r'; read = read()) {
            if (line.length() == LONGEST) {
                throw new ShellException(
                        ExitCode.USAGE,
                        place() + " is longer than " + LONGEST + " characters",
                        "Give a text with one command a line");
            }
            line.append((char) read);
        }
        afterReturn = read == '\r';
        boolean marked = number == 1 && line.length() > 0 && line.charAt(0) == BYTE_ORDER_MARK;
        return marked ? line.substring(1) : line.toString();
    }

    private int read() {
        try {
            return script.read();
        } catch (IOException e) {
            throw new ShellException(ExitCode.FAILED, "cannot read " + name + ": " + e.getMessage(), null, e);
        }
    }
}
