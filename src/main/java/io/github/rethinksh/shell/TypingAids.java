package io.github.rethinksh.shell;

import java.util.List;
import org.jline.console.CmdDesc;
import org.jline.console.CmdLine;
import org.jline.reader.LineReader;
import org.jline.widget.AutosuggestionWidgets;
import org.jline.widget.TailTipWidgets;
import org.jline.widget.TailTipWidgets.TipType;
import picocli.CommandLine;
import picocli.shell.jline3.PicocliCommands;

/** Tips below the line and suggestions behind the cursor, switched on and off between two lines. */
final class TypingAids {
    private static final int TIP_LINES = 5;

    private final LineReader reader;
    private final CommandLine commandLine;
    private Aid shown = Aid.NONE;
    private TailTipWidgets tips;
    private AutosuggestionWidgets suggestions;

    TypingAids(LineReader reader, CommandLine commandLine) {
        this.reader = reader;
        this.commandLine = commandLine;
    }

    /** Shows one of them; both draw behind the cursor, so tips win. */
    void show(boolean wantTips, boolean wantSuggestions) {
        Aid aid = wantTips ? Aid.TIPS : wantSuggestions ? Aid.SUGGESTIONS : Aid.NONE;
        if (aid != shown) {
            hide();
            switch (aid) {
                case TIPS -> tips().enable();
                case SUGGESTIONS -> suggestions().enable();
                case NONE -> {}
            }
            shown = aid;
        }
    }

    private void hide() {
        switch (shown) {
            case TIPS -> tips().disable();
            case SUGGESTIONS -> suggestions().disable();
            case NONE -> {}
        }
    }

    /** Made when they are wanted for the first time: most people never do, and all wait for the first prompt. */
    private TailTipWidgets tips() {
        if (tips == null) {
            PicocliCommands commands = new PicocliCommands(commandLine);
            tips = new TailTipWidgets(reader, line -> describe(commands, line), TIP_LINES, TipType.COMPLETER);
        }
        return tips;
    }

    private AutosuggestionWidgets suggestions() {
        if (suggestions == null) {
            suggestions = new AutosuggestionWidgets(reader);
        }
        return suggestions;
    }

    private static CmdDesc describe(PicocliCommands commands, CmdLine line) {
        List<String> words = line.getArgs();
        return words.isEmpty() || !commands.hasCommand(words.get(0)) ? null : commands.commandDescription(words);
    }

    private enum Aid {
        NONE,
        TIPS,
        SUGGESTIONS
    }
}
