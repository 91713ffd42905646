package io.github.rethinksh.shell;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A few lines at the end of a terminal that are drawn again in place. Each frame is one write, and lines are overwritten
 * rather than erased, so that nothing flickers. The cursor stays visible, behind the last line: whatever ends the program
 * leaves a terminal that can be worked with. Not safe for several threads.
 */
final class LiveLines {
    private static final String ERASE_REST_OF_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Output output;
    private List<Integer> drawn = List.of();
    private int drawnColumns;

    LiveLines(Output output) {
        this.output = output;
    }

    /** Draws these lines in the place of those before. */
    void draw(List<String> lines) {
        int columns = output.width().getAsInt();
        StringBuilder frame = new StringBuilder(start(columns));
        if (columns != drawnColumns && !drawn.isEmpty()) {
            frame.append(ERASE_BELOW);
        }
        frame.append(lines.stream().collect(Collectors.joining(ERASE_REST_OF_LINE + "\n", "", ERASE_REST_OF_LINE)));
        if (lines.size() < drawn.size()) {
            frame.append(ERASE_BELOW);
        }
        drawn = lines.stream().map(DisplayWidth::of).toList();
        drawnColumns = columns;
        write(frame.toString());
    }

    /** Leaves the terminal as if nothing had been drawn. */
    void erase() {
        if (!drawn.isEmpty()) {
            write(start(output.width().getAsInt()) + ERASE_BELOW);
            drawn = List.of();
        }
    }

    /** To the first column of the first line. A terminal that has become narrower has broken lines into several. */
    private String start(int columns) {
        int rows = drawn.stream()
                .mapToInt(width -> Math.max(1, (width + columns - 1) / columns))
                .sum();
        return rows > 1 ? "\r\u001b[" + (rows - 1) + "A" : "\r";
    }

    private void write(String text) {
        output.err().writer().print(text);
        output.err().writer().flush();
    }
}
