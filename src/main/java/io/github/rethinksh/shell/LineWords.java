package io.github.rethinksh.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line, or of several. Blanks and line ends are between words, but not within quotes, nor within a JSON
 * array or object: a bracket where a word or the value of an option begins. There are no escapes, or Windows paths would
 * lose their backslashes. A number sign where a word begins begins a comment.
 */
final class LineWords {
    /** What is a word wherever it stands, but for a comment. */
    private static final String WORD = "x";

    private final String line;
    private final List<Word> words = new ArrayList<>();
    private int at;
    private char open;

    /**
     * A word.
     *
     * @param start where it begins in the line, with its quote
     * @param end where it ends
     * @param text the word, without the quotes around it
     * @param open what closes it, a quote or a bracket; zero when it is closed
     */
    record Word(int start, int end, String text, char open) {
        /** The same without its last letter, which no quote holds. */
        Word withoutLast() {
            return new Word(start, end - 1, text.substring(0, text.length() - 1), open);
        }

        boolean isQuoted(String line) {
            return isQuote(line.charAt(start));
        }
    }

    private LineWords(String line) {
        this.line = line;
    }

    static List<Word> of(String line) {
        LineWords reader = new LineWords(line);
        while (reader.skip()) {
            reader.word();
        }
        return reader.words;
    }

    static boolean isQuote(char character) {
        return character == '"' || character == '\'';
    }

    /** Whether this place is in a comment. */
    static boolean isComment(String line, int place) {
        List<Word> words = of(line.substring(0, place) + WORD);
        return words.isEmpty() || words.get(words.size() - 1).end() <= place;
    }

    /** Goes on to the next word; a number sign where one would begin begins a comment, up to the end of the line. */
    private boolean skip() {
        boolean fresh = at == 0 || Character.isWhitespace(line.charAt(at - 1));
        while (at < line.length()) {
            char character = line.charAt(at);
            if (fresh && character == '#') {
                at = lineEnd();
            } else if (Character.isWhitespace(character)) {
                fresh = true;
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private int lineEnd() {
        int end = line.indexOf('\n', at);
        return end < 0 ? line.length() : end;
    }

    private void word() {
        int start = at;
        open = 0;
        if (isQuote(line.charAt(at))) {
            quoted();
            String text = line.substring(start + 1, open == 0 ? at - 1 : at);
            words.add(new Word(start, at, text, open));
            return;
        }
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            char character = line.charAt(at);
            boolean begins = at == start || line.charAt(at - 1) == '=';
            if (isQuote(character)) {
                quoted();
            } else if (begins && (character == '{' || character == '[')) {
                json();
            } else {
                at++;
            }
        }
        words.add(new Word(start, at, line.substring(start, at), open));
    }

    private void quoted() {
        char quote = line.charAt(at);
        int end = line.indexOf(quote, at + 1);
        open = end < 0 ? quote : 0;
        at = end < 0 ? line.length() : end + 1;
    }

    /** Up to the bracket that closes the first one; within strings brackets are letters, and quotes may be escaped. */
    private void json() {
        StringBuilder closing = new StringBuilder();
        boolean inString = false;
        do {
            char character = line.charAt(at++);
            if (inString) {
                inString = character != '"';
                at += character == '\\' && at < line.length() ? 1 : 0;
            } else {
                switch (character) {
                    case '"' -> inString = true;
                    case '{' -> closing.append('}');
                    case '[' -> closing.append(']');
                    case '}', ']' -> closing.setLength(closing.length() - 1);
                    default -> {}
                }
            }
        } while (at < line.length() && !closing.isEmpty());
        open = closing.isEmpty() ? 0 : closing.charAt(closing.length() - 1);
    }
}
