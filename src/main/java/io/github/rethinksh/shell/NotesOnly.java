package io.github.rethinksh.shell;

import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.transfer.TransferEvent;
import java.util.function.Consumer;

/**
 * Progress that is not shown, only what is worth a line.
 *
 * @param lines where lines go
 * @param wanted whether they are wanted at all
 */
record NotesOnly(Consumer<String> lines, boolean wanted) implements Progress {
    @Override
    public void on(TransferEvent event) {
        if (wanted && event instanceof TransferEvent.Noted noted) {
            lines.accept(ControlCharacters.visibleLines(noted.text()));
        }
    }

    @Override
    public void close() {
        // Nothing was drawn.
    }
}
