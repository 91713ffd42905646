package io.github.rethinksh.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Draws on a terminal how work stands, by a thread of its own, so that its events cost nothing but an addition. */
final class ProgressBar implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(100);

    private final Output output;
    private final Supplier<Optional<Standing>> work;
    private final LiveLines lines;
    private final Ticker ticker;
    private boolean closed;

    /** What is shown. */
    record Standing(String title, ProgressSnapshot snapshot) {}

    /** A bar for work that stands so; empty while there is nothing to show. */
    ProgressBar(Output output, Supplier<Optional<Standing>> work) {
        this.output = output;
        this.work = work;
        this.lines = new LiveLines(output);
        this.ticker = new Ticker("progress-bar", TURN, this::draw);
    }

    void start() {
        ticker.start();
    }

    synchronized void draw() {
        if (closed) {
            return;
        }
        // The last column stays empty: many terminals wrap as soon as it is written. So does a line for what is typed.
        ProgressFrame frame =
                new ProgressFrame(output.width().getAsInt() - 1, output.height().getAsInt() - 1, output.unicode());
        work.get().ifPresent(standing -> lines.draw(frame.of(standing.title(), standing.snapshot())));
    }

    /** Writes other lines in the place of the bar; it comes back below them at its next turn. */
    synchronized void above(Runnable other) {
        lines.erase();
        other.run();
    }

    @Override
    public void close() {
        ticker.close();
        synchronized (this) {
            closed = true;
            lines.erase();
        }
    }
}
