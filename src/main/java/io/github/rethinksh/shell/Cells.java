package io.github.rethinksh.shell;

import io.github.rethinksh.command.Shown;
import java.util.List;
import java.util.stream.Collectors;

/** A cell of a result as text for a terminal. */
final class Cells {
    private Cells() {}

    /**
     * The text of a cell.
     *
     * @param unicode whether what it is drawn with may be more than ASCII
     */
    static String text(Object cell, boolean unicode) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof List<?> list) {
            return list.stream().map(item -> text(item, unicode)).collect(Collectors.joining(", "));
        }
        if (cell instanceof Shown shown) {
            return ControlCharacters.visible(unicode ? shown.text() : shown.plain());
        }
        return ControlCharacters.visible(cell.toString());
    }
}
