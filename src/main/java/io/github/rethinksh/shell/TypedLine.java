package io.github.rethinksh.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line, or several, with a cursor in it: the words are those of the command that the cursor is at.
 *
 * @param line the line
 * @param cursor where the cursor is
 * @param words the words, with an empty one at the cursor when it is at none
 * @param wordIndex which of them the cursor is at
 * @param wordCursor where in that word the cursor is
 * @param start where that word begins in the line, with its quote
 * @param end where it ends
 * @param over whether the cursor is in a comment or behind the ampersand of a command, where nothing is to come
 */
record TypedLine(
        String line, int cursor, List<String> words, int wordIndex, int wordCursor, int start, int end, boolean over)
        implements CompletingParsedLine {
    static TypedLine of(String line, int cursor) {
        CommandWords command = CommandWords.at(cursor, line);
        List<LineWords.Word> all = command.words();
        boolean over = (command.background() && cursor >= command.end()) || LineWords.isComment(line, cursor);
        List<String> words =
                new ArrayList<>(all.stream().map(LineWords.Word::text).toList());
        int index = 0;
        while (index < all.size() && all.get(index).end() < cursor) {
            index++;
        }
        if (index == all.size() || all.get(index).start() > cursor || isBehind(all.get(index), line, cursor)) {
            index += index < all.size() && all.get(index).start() <= cursor ? 1 : 0;
            words.add(index, "");
            return new TypedLine(line, cursor, words, index, 0, cursor, cursor, over);
        }
        LineWords.Word word = all.get(index);
        int before = cursor - word.start() - (word.isQuoted(line) ? 1 : 0);
        int wordCursor = Math.max(0, Math.min(before, word.text().length()));
        return new TypedLine(line, cursor, words, index, wordCursor, word.start(), word.end(), over);
    }

    /** A closing quote ends its word. */
    private static boolean isBehind(LineWords.Word word, String line, int cursor) {
        return cursor == word.end() && word.isQuoted(line) && word.open() == 0;
    }

    @Override
    public String word() {
        return words.get(wordIndex);
    }

    /** Quotes what would not be one word without, in a way that it is read back. */
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        String value = candidate.toString();
        boolean opened = start < line.length() && start < cursor && LineWords.isQuote(line.charAt(start));
        // JLine takes back the escaped form of what was typed, be it nothing, before it shows its menu.
        if (value.isEmpty() || (!opened && isPlain(value))) {
            return value;
        }
        char usual = opened ? line.charAt(start) : '\'';
        char quote = value.indexOf(usual) < 0 ? usual : usual == '"' ? '\'' : '"';
        return quote + value + (complete ? quote : "");
    }

    /** Whether this is a word as it stands, without quotes. */
    static boolean isPlain(String value) {
        List<LineWords.Word> words = LineWords.of(value);
        return words.size() == 1
                && words.get(0).text().equals(value)
                && words.get(0).open() == 0
                && value.chars().noneMatch(character -> LineWords.isQuote((char) character));
    }

    @Override
    public int rawWordCursor() {
        return cursor - start;
    }

    @Override
    public int rawWordLength() {
        return end - start;
    }
}
