package io.github.rethinksh.archive.format;

import java.nio.charset.StandardCharsets;

/** Makes the text of a cell from the text of a JSON value. For one thread at a time. */
final class CellWriter {
    private final boolean typed;
    private final JsonCells json = new JsonCells();

    /** With types kept, a text that could be taken for another value is written as JSON; without, as it stands. */
    CellWriter(boolean typed) {
        this.typed = typed;
    }

    String cell(byte[] bytes, int start, int end) {
        if (bytes[start] != '"') {
            return new String(bytes, start, end - start, StandardCharsets.UTF_8);
        }
        String text = JsonSteps.text(bytes, start, end);
        return typed && (text.isEmpty() || json.is(text) || !isWellFormed(text))
                ? new String(bytes, start, end - start, StandardCharsets.UTF_8)
                : text;
    }

    /** Half a surrogate pair exists in JSON, as an escape, but not in UTF-8. */
    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
