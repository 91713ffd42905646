package io.github.rethinksh.shell;

import java.io.IOError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultHighlighter;
import picocli.CommandLine;

/** Reads a line at the prompt, with completion, colours and history. */
final class PromptReader {
    private final LineReader reader;
    private final PromptSettings settings;
    private final PromptAnnouncer announcer;
    private final PromptText prompt;
    private final TypingAids aids;

    PromptReader(ShellTerminal terminal, CommandLine commandLine, PromptSettings settings, PromptAnnouncer announcer) {
        this.settings = settings;
        this.announcer = announcer;
        this.prompt = new PromptText(terminal.colours());
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("rethinksh")
                .terminal(terminal.terminal())
                .parser(LineParser.lenient())
                .completer(new ShellCompleter(commandLine, settings.directory()))
                .highlighter(highlighter(terminal, commandLine))
                .option(Option.DISABLE_EVENT_EXPANSION, true);
        if (!terminal.colours()) {
            withoutColours(builder);
        }
        reader = withHistory(builder, settings.history()).build();
        aids = new TypingAids(reader, commandLine);
    }

    /** Waits for a line. */
    Input read() {
        aids.show(settings.tips().getAsBoolean(), settings.suggestions().getAsBoolean());
        announcer.reading(reader);
        try {
            return new Line(reader.readLine(prompt.of(settings.state().get())));
        } catch (UserInterruptException e) {
            return new Cleared();
        } catch (EndOfFileException | IOError e) {
            // The error is how JLine tells that the terminal itself is gone.
            return new Ended();
        } finally {
            announcer.read();
        }
    }

    /** Lines are written as they are typed, one by one and without the time, so that the file can be read and edited. */
    static LineReaderBuilder withHistory(LineReaderBuilder builder, HistoryFile history) {
        history.file().ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.history(history.history()).option(Option.HISTORY_TIMESTAMPED, false);
    }

    private static Highlighter highlighter(ShellTerminal terminal, CommandLine commandLine) {
        return terminal.colours()
                ? new ShellHighlighter(commandLine.getSubcommands()::containsKey)
                : new DefaultHighlighter();
    }

    /** JLine itself has no notion of NO_COLOR. */
    private static void withoutColours(LineReaderBuilder builder) {
        builder.variable(LineReader.COMPLETION_STYLE_STARTING, "bold")
                .variable(LineReader.COMPLETION_STYLE_GROUP, "bold")
                .variable(LineReader.COMPLETION_STYLE_DESCRIPTION, "")
                .variable(LineReader.COMPLETION_STYLE_SELECTION, "inverse")
                .variable(LineReader.COMPLETION_STYLE_LIST_STARTING, "bold")
                .variable(LineReader.COMPLETION_STYLE_LIST_GROUP, "bold")
                .variable(LineReader.COMPLETION_STYLE_LIST_DESCRIPTION, "")
                .variable(LineReader.COMPLETION_STYLE_LIST_BACKGROUND, "");
    }

    /** What came of it. */
    sealed interface Input {}

    /** A line, or several that were pasted. */
    record Line(String text) implements Input {}

    /** Ctrl-C: whatever stood there is thrown away. */
    record Cleared() implements Input {}

    /** Ctrl-D, or the terminal is gone. */
    record Ended() implements Input {}
}
