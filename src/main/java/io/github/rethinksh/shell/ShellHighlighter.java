package io.github.rethinksh.shell;

import io.github.rethinksh.shell.LineWords.Word;
import java.util.List;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import picocli.CommandLine;

/**
 * Colours the line while it is typed: whether its command, its options and the tables that it names exist, what is
 * quoted, what is a number. A word that may become something is not marked while it is typed.
 */
final class ShellHighlighter implements Highlighter {
    private final CommandLine root;

    /** For the subcommands of a command line. */
    ShellHighlighter(CommandLine root) {
        this.root = root;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder coloured = new AttributedStringBuilder();
        TypedCommand command = new TypedCommand(root, List.of());
        int end = 0;
        for (CommandWords words : CommandWords.of(line)) {
            command = new TypedCommand(root, List.of());
            for (Word whole : words.words()) {
                between(coloured, line.substring(end, whole.start()));
                Word word =
                        whole.end() == words.end() && Habits.endsInSemicolon(whole, line) ? whole.withoutLast() : whole;
                if (word.end() > word.start()) {
                    word(coloured, command, word, line);
                    command.read(word.text());
                }
                between(coloured, line.substring(word.end(), whole.end()));
                end = whole.end();
            }
            if (words.background()) {
                coloured.styled(Style.PLAIN.attributes(), line.substring(end, words.end()));
                end = words.end();
            }
        }
        between(coloured, line.substring(end));
        if (end < line.length()) {
            command.prepare();
        }
        return coloured.toAttributedString();
    }

    private static void between(AttributedStringBuilder coloured, String text) {
        coloured.styled((text.indexOf('#') >= 0 ? Style.COMMENT : Style.PLAIN).attributes(), text);
    }

    private static void word(AttributedStringBuilder coloured, TypedCommand command, Word word, String line) {
        String raw = line.substring(word.start(), word.end());
        boolean typing = word.end() == line.length();
        if (command.isOption(word.text())) {
            int value = raw.indexOf('=') + 1;
            String name = value == 0 ? raw : raw.substring(0, value);
            boolean known = WordCheck.isOption(command, name, typing && value == 0);
            coloured.styled((known ? Style.OPTION : Style.UNKNOWN_NAME).attributes(), name);
            if (value > 0) {
                String text = raw.substring(value);
                coloured.styled(
                        value(WordCheck.isWrongValue(command, name, text, typing), text)
                                .attributes(),
                        text);
            }
        } else if (command.endsOptions(word.text())) {
            coloured.styled(Style.OPTION.attributes(), raw);
        } else if (command.takesCommandOnly()) {
            coloured.styled(command(command, word.text(), typing).attributes(), raw);
        } else {
            coloured.styled(
                    value(WordCheck.isWrongWord(command, word.text(), typing), raw)
                            .attributes(),
                    raw);
        }
    }

    private static Style command(TypedCommand command, String text, boolean typing) {
        if (command.hasSubcommand(text)) {
            return Style.KNOWN_COMMAND;
        }
        return typing && command.mayBecomeSubcommand(text) ? Style.PLAIN : Style.UNKNOWN_COMMAND;
    }

    private static Style value(boolean wrong, String raw) {
        if (wrong) {
            return Style.UNKNOWN_NAME;
        }
        if (raw.indexOf('"') >= 0 || raw.indexOf('\'') >= 0) {
            return Style.QUOTED;
        }
        return raw.matches("-?[0-9]+([.][0-9]+)?") ? Style.NUMBER : Style.PLAIN;
    }
}
