package io.github.rethinksh.shell;

import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.transfer.TransferEvent;
import java.time.InstantSource;

/**
 * Chooses how progress is drawn, and keeps a bar and other lines apart: whoever writes a line while a bar stands on the
 * screen does it through {@link #beside}.
 */
final class ProgressDisplay {
    private final Output output;
    private final InstantSource clock;
    private ProgressBar bar;

    ProgressDisplay(Output output, InstantSource clock) {
        this.output = output;
        this.clock = clock;
    }

    synchronized Progress start(String title, boolean json, boolean quiet) {
        ProgressMeter meter = new ProgressMeter(clock);
        if (json) {
            return new ProgressJson(title, output.err(), meter, clock);
        }
        if (quiet) {
            return new Silence();
        }
        if (!output.err().redrawable()) {
            return new ProgressLines(title, output.err(), meter, clock);
        }
        bar = new ProgressBar(title, output, meter);
        bar.start();
        return bar;
    }

    /** Writes lines where the bar stands; the bar comes back below them at its next turn. */
    synchronized void beside(Runnable lines) {
        if (bar == null) {
            lines.run();
        } else {
            bar.above(lines);
        }
    }

    private static final class Silence implements Progress {
        @Override
        public void on(TransferEvent event) {
            // This is what was asked for.
        }

        @Override
        public void close() {
            // Nothing was drawn.
        }
    }
}
