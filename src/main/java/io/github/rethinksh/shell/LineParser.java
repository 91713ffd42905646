package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Cuts a line into words, the same at the prompt, in scripts and in pipes. */
public final class LineParser implements Parser {
    private static final String HOME = "~";

    /** An option with its value in the same word, and quotes around that. */
    private static final Pattern QUOTED_VALUE =
            Pattern.compile("(--?[^=\"'\\s]+=|-\\w)(?:\"([^\"]*)\"|'([^']*)')", Pattern.DOTALL);

    private final String home;

    /** Leaves {@code ~} as it is. */
    LineParser() {
        this.home = HOME;
    }

    /** Puts this directory in place of {@code ~} where a word without quotes begins with it as a path does. */
    public LineParser(Path home) {
        this.home = home.toString();
    }

    /**
     * The words of a line without the quotes around them, or around the value of an option; none when the line is empty or a comment.
     *
     * @throws ShellException when a quote or a bracket is not closed
     */
    public List<String> words(String line) {
        List<LineWords.Word> words = LineWords.of(line);
        for (LineWords.Word word : words) {
            if (word.open() != 0) {
                throw notClosed(word.open());
            }
        }
        return words.stream().map(word -> expanded(word, line)).toList();
    }

    private String expanded(LineWords.Word word, String line) {
        Matcher option = QUOTED_VALUE.matcher(word.text());
        if (!word.isQuoted(line) && option.matches()) {
            return option.group(1) + Objects.requireNonNullElse(option.group(2), option.group(3));
        }
        boolean path = word.text().equals(HOME) || word.text().startsWith(HOME + "/");
        return path && !word.isQuoted(line) ? home + word.text().substring(HOME.length()) : word.text();
    }

    /** What closes the quote or the bracket that is open, so that the next line belongs to this one; zero when none is. */
    char open(String lines) {
        List<LineWords.Word> words = LineWords.of(lines);
        return words.isEmpty() ? 0 : words.get(words.size() - 1).open();
    }

    /** The commands of several lines: one a line, but for lines that a quote or a bracket holds together. */
    List<String> commands(String lines) {
        return CommandWords.of(lines).stream()
                .map(command -> lines.substring(command.start(), command.end()))
                .toList();
    }

    /** The command that an ampersand behind it sends to the background; empty where there is none. */
    Optional<String> inBackground(String line) {
        CommandWords command = CommandWords.one(LineWords.of(line), line);
        return command.background() ? Optional.of(command.text(line)) : Optional.empty();
    }

    /** For JLine, which goes on with a next line when a quote or a bracket is open. */
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && open(line) != 0) {
            throw new EOFError(-1, cursor, "a quote or a bracket is not closed");
        }
        return TypedLine.of(line, cursor);
    }

    /** There are no variables to be assigned to. */
    @Override
    public boolean validVariableName(String name) {
        return false;
    }

    private static ShellException notClosed(char closing) {
        return LineWords.isQuote(closing)
                ? new ShellException(ExitCode.USAGE, "a quote is not closed", "quote words with \"...\" or '...'")
                : new ShellException(
                        ExitCode.USAGE,
                        "a bracket is not closed: " + closing + " is missing",
                        "quote a word that begins with a bracket and is no JSON");
    }
}
