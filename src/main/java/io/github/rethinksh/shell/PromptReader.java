package io.github.rethinksh.shell;

import java.io.IOError;
import java.util.HashMap;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.widget.AutosuggestionWidgets;
import picocli.CommandLine;

/** Reads a line at the prompt, with completion, colours and history. */
final class PromptReader {
    /** JLine could fill it up to the width of the prompt, but does it wrong: https://github.com/jline/jline3/issues/751 */
    private static final String SECONDARY_PROMPT = "... ";

    private final HintingReader reader;
    private final PromptSettings settings;
    private final PromptAnnouncer announcer;
    private final PromptText prompt;
    private final ArgumentHint hints;

    PromptReader(ShellTerminal terminal, CommandLine commandLine, PromptSettings settings, PromptAnnouncer announcer) {
        this.settings = settings;
        this.announcer = announcer;
        this.prompt = new PromptText(terminal.colours());
        this.hints = new ArgumentHint(commandLine);
        reader = new HintingReader(terminal.terminal(), terminal.output().unicode(), new HashMap<>());
        reader.setParser(new LineParser());
        reader.setCompleter(new ShellCompleter(commandLine, settings.directory(), settings.home()));
        reader.setHighlighter(terminal.colours() ? new ShellHighlighter(commandLine) : new DefaultHighlighter());
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, SECONDARY_PROMPT);
        reader.option(Option.CASE_INSENSITIVE, true);
        reader.option(Option.DISABLE_EVENT_EXPANSION, true);
        if (!terminal.colours()) {
            withoutColours();
        }
        keep(settings.history(), reader);
        LastWord.addTo(reader);
        new AutosuggestionWidgets(reader).enable();
    }

    /** Waits for a line. */
    Input read() {
        reader.hint(settings.tips().getAsBoolean() ? hints : line -> "");
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

    /** Shows the prompt anew while a line is read, with what it has to tell now. From any thread. */
    void refresh() {
        String shown = null;
        String now = prompt.of(settings.state().get());
        // The state may change, and the next line begin with the prompt for that, while this one is being set.
        while (reader.isReading() && !now.equals(shown)) {
            shown = now;
            reader.setPrompt(shown);
            redisplay();
            now = prompt.of(settings.state().get());
        }
    }

    private void redisplay() {
        try {
            reader.callWidget(LineReader.REDISPLAY);
        } catch (IllegalStateException e) {
            // The line was entered in the meantime; the next prompt tells.
            return;
        }
    }

    /** Lines are written as they are typed, one by one and without the time, so that the file can be read and edited. */
    static void keep(HistoryFile history, LineReaderImpl reader) {
        history.file().ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
        reader.option(Option.HISTORY_TIMESTAMPED, false);
        reader.setHistory(history.history());
    }

    /** JLine itself has no notion of NO_COLOR, and takes a style that is plain for one that was not set. */
    private void withoutColours() {
        Map.of(
                        LineReader.COMPLETION_STYLE_STARTING, "bold",
                        LineReader.COMPLETION_STYLE_GROUP, "bold",
                        LineReader.COMPLETION_STYLE_DESCRIPTION, "fg:default",
                        LineReader.COMPLETION_STYLE_SELECTION, "inverse",
                        LineReader.COMPLETION_STYLE_LIST_STARTING, "bold",
                        LineReader.COMPLETION_STYLE_LIST_GROUP, "bold",
                        LineReader.COMPLETION_STYLE_LIST_DESCRIPTION, "fg:default",
                        LineReader.COMPLETION_STYLE_LIST_BACKGROUND, "bg:default")
                .forEach(reader::setVariable);
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
