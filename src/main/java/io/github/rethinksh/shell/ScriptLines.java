package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/**
 * The commands of a script as they come, each of a length that a command can have: a line, or several that an open quote
 * or bracket holds together.
 */
final class ScriptLines {
    private static final int LONGEST = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String name;
    private final Reader script;
    private final LineParser parser;
    private int number;
    private int first;
    private boolean afterReturn;

    ScriptLines(String name, Reader script, LineParser parser) {
        this.name = name;
        this.script = new BufferedReader(script);
        this.parser = parser;
    }

    /** Where the command begins that was read last, for messages. */
    String place() {
        return name + ", line " + first;
    }

    /** The next command; null when there is none. */
    String nextCommand() {
        String line = nextLine(LONGEST);
        first = number;
        if (line == null) {
            return null;
        }
        StringBuilder command = new StringBuilder(line);
        char open = parser.open(line);
        while (open != 0) {
            String next = nextLine(LONGEST - command.length());
            if (next == null) {
                break;
            }
            command.append('\n').append(next);
            // All is read again only where it may end, or a quote that is never closed would make a long script slow.
            open = next.indexOf(open) < 0 ? open : parser.open(command.toString());
        }
        return command.toString();
    }

    /** The next line without its end; null when there is none. */
    private String nextLine(int longest) {
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
            if (line.length() >= longest) {
                throw new ShellException(
                        ExitCode.USAGE,
                        name + ", line " + number + ": the command is longer than " + LONGEST + " characters",
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
        } catch (CharacterCodingException e) {
            throw new ShellException(ExitCode.USAGE, "cannot read " + name + ": it is not UTF-8", null, e);
        } catch (IOException e) {
            throw new ShellException(ExitCode.FAILED, "cannot read " + name + ": " + e.getMessage(), null, e);
        }
    }
}
