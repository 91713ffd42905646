package io.github.rethinksh.shell;

import io.github.rethinksh.shell.LineWords.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of one command of a line, or of several lines. An ampersand at its end, which no quote holds, sends it to the
 * background and is none of its words.
 *
 * @param words the words
 * @param background whether an ampersand is behind them
 * @param start where the command begins
 * @param end where it ends, with its ampersand
 */
record CommandWords(List<Word> words, boolean background, int start, int end) {
    private static final String AMPERSAND = "&";

    /** The words as one command, whatever line ends are between them; without words an empty one. */
    static CommandWords one(List<Word> words, String line) {
        if (words.isEmpty()) {
            return new CommandWords(words, false, 0, 0);
        }
        Word last = words.get(words.size() - 1);
        boolean background = line.substring(last.start(), last.end()).equals(AMPERSAND);
        List<Word> own = background ? words.subList(0, words.size() - 1) : words;
        return new CommandWords(List.copyOf(own), background, words.get(0).start(), last.end());
    }

    /** The commands of several lines: one a line, but for lines that a quote or a bracket holds together. */
    static List<CommandWords> of(String lines) {
        List<CommandWords> commands = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        int end = 0;
        for (Word word : LineWords.of(lines)) {
            if (!words.isEmpty() && hasLineEnd(lines, end, word.start())) {
                commands.add(one(words, lines));
                words.clear();
            }
            words.add(word);
            end = word.end();
        }
        if (!words.isEmpty()) {
            commands.add(one(words, lines));
        }
        return commands;
    }

    /** The command in whose line the cursor is; an empty one where the line has none. */
    static CommandWords at(int cursor, String lines) {
        return of(lines).stream()
                .filter(command -> command.start() <= cursor
                        ? !hasLineEnd(lines, Math.min(command.end(), cursor), cursor)
                        : !hasLineEnd(lines, cursor, command.start()))
                .findFirst()
                .orElseGet(() -> new CommandWords(List.of(), false, cursor, cursor));
    }

    /** The text without the ampersand. */
    String text(String lines) {
        return words.isEmpty()
                ? ""
                : lines.substring(start, words.get(words.size() - 1).end());
    }

    private static boolean hasLineEnd(String lines, int from, int to) {
        return lines.substring(from, to).chars().anyMatch(character -> character == '\n' || character == '\r');
    }
}
