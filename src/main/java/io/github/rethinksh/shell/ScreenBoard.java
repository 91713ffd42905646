package io.github.rethinksh.shell;

import io.github.rethinksh.command.Renderer.Board;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Draws something over and over on a screen. What was on the screen before can still be scrolled back to. */
final class ScreenBoard implements Board {
    private final Output output;
    private final Function<BooleanSupplier, Optional<Frame>> framing;
    private Frame last;

    /**
     * A board.
     *
     * @param framing runs something and gives what it wrote; empty when nothing of it is to be drawn
     */
    ScreenBoard(Output output, Function<BooleanSupplier, Optional<Frame>> framing) {
        this.output = output;
        this.framing = framing;
    }

    @Override
    public void draw(String title, BooleanSupplier content) {
        framing.apply(content).ifPresent(frame -> draw(title, frame));
    }

    private void draw(String title, Frame frame) {
        if (last == null && !frame.hasResults()) {
            // It failed at once: there is nothing to draw over.
            frame.lines().forEach(output.err()::line);
            return;
        }
        boolean first = last == null;
        if (frame.hasResults()) {
            last = frame;
        } else {
            frame.addOlder(last);
        }
        String heading = output.out().styled(Style.HINT, ControlCharacters.visible(Secrets.masked(title)));
        int columns = output.width().getAsInt();
        int rows = output.height().getAsInt();
        String scrolled = first ? Frame.scrolled(rows) : "";
        output.out().writer().print(scrolled + frame.painted(heading, columns, rows, output.unicode()));
        output.out().writer().flush();
    }
}
