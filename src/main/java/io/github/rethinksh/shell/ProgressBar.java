package io.github.rethinksh.shell;

import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.transfer.TransferEvent;
import java.time.Duration;

/** One line on a terminal, redrawn in place by a thread of its own, so that events cost nothing but an addition. */
final class ProgressBar implements Progress {
    private static final Duration TURN = Duration.ofMillis(100);
    private static final String ERASE_REST = "\u001b[K";

    private final String title;
    private final Output output;
    private final ProgressMeter meter;
    private final Ticker ticker;
    private boolean shown;
    private boolean closed;

    ProgressBar(String title, Output output, ProgressMeter meter) {
        this.title = title;
        this.output = output;
        this.meter = meter;
        this.ticker = new Ticker("progress-bar", TURN, this::draw);
    }

    void start() {
        ticker.start();
    }

    @Override
    public void on(TransferEvent event) {
        meter.on(event);
        if (event instanceof TransferEvent.Noted noted) {
            above(() -> output.err().line(ControlCharacters.visibleLines(noted.text())));
        }
    }

    synchronized void draw() {
        if (closed) {
            return;
        }
        // The last column stays empty: many terminals wrap as soon as it is written.
        int columns = output.width().getAsInt() - 1;
        String line = ProgressText.bar(title, meter.snapshot(), columns);
        write("\r" + line + ERASE_REST);
        shown = true;
    }

    /** Writes lines in the place of the bar. */
    synchronized void above(Runnable lines) {
        erase();
        lines.run();
    }

    @Override
    public void close() {
        ticker.close();
        synchronized (this) {
            closed = true;
            erase();
        }
    }

    private void erase() {
        if (shown) {
            write("\r" + ERASE_REST);
            shown = false;
        }
    }

    private void write(String text) {
        output.err().writer().print(text);
        output.err().writer().flush();
    }
}
