package io.github.rethinksh.command;

import java.util.ArrayList;
import java.util.List;

/** Words with their meanings beside them, as wide as there is room. */
final class Definitions {
    private static final String INDENT = "  ";

    private record Line(String word, String meaning) {}

    private final List<Line> lines = new ArrayList<>();

    /** Adds a word. */
    Definitions with(String word, String meaning) {
        lines.add(new Line(word, meaning));
        return this;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The lines, none of them longer than the width but for words that are. */
    String at(int width) {
        int longest =
                lines.stream().mapToInt(line -> line.word().length()).max().orElse(0);
        // A word of more than half of the width stands alone, its meaning below it.
        int column = Math.min(longest, width / 2 - INDENT.length());
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> append(text, line, column, width));
        return text.toString();
    }

    private static void append(StringBuilder text, Line line, int column, int width) {
        String hanging = " ".repeat(INDENT.length() + column + INDENT.length());
        List<String> meaning = wrapped(line.meaning(), width - hanging.length());
        text.append(INDENT).append(line.word());
        int from = 0;
        if (line.word().length() <= column && !meaning.isEmpty()) {
            text.append(" ".repeat(column - line.word().length()))
                    .append(INDENT)
                    .append(meaning.get(0));
            from = 1;
        }
        text.append('\n');
        meaning.stream()
                .skip(from)
                .forEach(part -> text.append(hanging).append(part).append('\n'));
    }

    /** A text in lines of that length at most, but for words that are longer. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
