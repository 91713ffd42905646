package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;

/** Cuts a line into words, the same at the prompt, in scripts and in pipes. */
public final class LineParser {
    private final Parser strict = lenient().eofOnUnclosedQuote(true);

    /**
     * The words of a line without their quotes; none when the line is empty or a comment.
     *
     * @throws ShellException when a quote is not closed
     */
    public List<String> words(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return List.of();
        }
        try {
            return strict.parse(text, text.length(), ParseContext.ACCEPT_LINE).words();
        } catch (EOFError e) {
            throw new ShellException(ExitCode.USAGE, "a quote is not closed", "quote words with \"...\" or '...'", e);
        }
    }

    /** The same for a line that is still being typed. Without escapes, or Windows paths would lose their backslashes. */
    static DefaultParser lenient() {
        return new DefaultParser().escapeChars(null);
    }
}
