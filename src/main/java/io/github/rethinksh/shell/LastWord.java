package io.github.rethinksh.shell;

import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Buffer;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;

/**
 * Alt-. writes the last word of the line before, and those of older lines when it is pressed again. Other shells have it,
 * JLine has not.
 */
final class LastWord implements Widget {
    private static final String NAME = "insert-last-word";

    private final LineReader reader;
    private String written = "";
    private String left = "";
    private int back;

    private LastWord(LineReader reader) {
        this.reader = reader;
    }

    static void addTo(LineReader reader) {
        reader.getWidgets().put(NAME, new LastWord(reader));
        reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference(NAME), KeyMap.alt('.'));
    }

    @Override
    public boolean apply() {
        Buffer buffer = reader.getBuffer();
        History history = reader.getHistory();
        boolean again = !written.isEmpty() && buffer.upToCursor().equals(left);
        int next = again ? back + 1 : 0;
        if (history.last() - next < history.first() || history.isEmpty()) {
            return false;
        }
        if (again) {
            buffer.backspace(written.length());
        }
        back = next;
        written = lastWord(history.get(history.last() - back));
        buffer.write(written);
        left = buffer.upToCursor();
        return true;
    }

    /** As it was typed, with its quotes. */
    private static String lastWord(String line) {
        List<LineWords.Word> words = LineWords.of(line);
        if (words.isEmpty()) {
            return "";
        }
        LineWords.Word last = words.get(words.size() - 1);
        return line.substring(last.start(), last.end());
    }
}
