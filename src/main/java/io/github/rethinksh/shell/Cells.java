package io.github.rethinksh.shell;

import java.util.List;
import java.util.stream.Collectors;

/** A cell of a result as text for a terminal. */
final class Cells {
    private Cells() {}

    static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof List<?> list) {
            return list.stream().map(Cells::text).collect(Collectors.joining(", "));
        }
        return ControlCharacters.visible(cell.toString());
    }
}
