package io.github.rethinksh.shell;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Shows a dim line below the one that is typed, where JLine shows the candidates of a completion, and gives way to these.
 * JLine's own tips reserve the lower part of the screen and get into each other's way with suggestions from the history.
 */
final class HintingReader extends LineReaderImpl {
    private static final int LEAST_ROWS = 4;

    private final boolean unicode;
    private UnaryOperator<String> hint = line -> "";
    private boolean typing;

    HintingReader(Terminal terminal, boolean unicode, Map<String, Object> variables) {
        super(terminal, "rethinksh", variables);
        this.unicode = unicode;
    }

    /** Shows what this tells of the next line that is typed, as much of it as fits; nothing when that is empty. */
    void hint(UnaryOperator<String> text) {
        hint = text;
        typing = true;
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        AttributedString shown = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        String text =
                typing && post == null && hasRoom() ? hint.apply(getBuffer().toString()) : "";
        return text.isEmpty()
                ? shown
                : new AttributedStringBuilder()
                        .append(shown)
                        .append("\n")
                        .styled(Style.COMMENT.attributes(), fitting(text))
                        .toAttributedString();
    }

    private boolean hasRoom() {
        return size.getRows() >= LEAST_ROWS && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    /** A line that fills the last column would be continued on some terminals. */
    private String fitting(String text) {
        return DisplayWidth.shortened(text, size.getColumns() - 1, unicode);
    }

    /** The line is over, and what remains on the screen is the line alone. */
    @Override
    protected void cleanup() {
        typing = false;
        super.cleanup();
    }
}
