package io.github.rethinksh.shell;

import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.transfer.TransferEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A line every few seconds for a pipe or a log; work that is over sooner writes none. */
final class ProgressLines implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String title;
    private final Channel err;
    private final ProgressMeter meter;
    private final InstantSource clock;
    private Instant next;
    private boolean written;

    ProgressLines(String title, Channel err, ProgressMeter meter, InstantSource clock) {
        this.title = title;
        this.err = err;
        this.meter = meter;
        this.clock = clock;
        this.next = clock.instant().plus(PAUSE);
    }

    @Override
    public synchronized void on(TransferEvent event) {
        meter.on(event);
        if (event instanceof TransferEvent.Noted noted) {
            err.line(ControlCharacters.visibleLines(noted.text()));
        }
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            write(meter.snapshot());
            next = now.plus(PAUSE);
            written = true;
        }
    }

    @Override
    public synchronized void close() {
        if (written) {
            write(meter.overall());
        }
    }

    private void write(ProgressSnapshot snapshot) {
        err.line(ProgressText.line(title, snapshot));
    }
}
