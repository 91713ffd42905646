package io.github.rethinksh.shell;

import io.github.rethinksh.command.ProgressMode;
import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.shell.ProgressBar.Standing;
import io.github.rethinksh.transfer.TransferEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows progress as it is wanted, and keeps bars and other lines apart: whoever writes a line while bars stand on the
 * screen does it through {@link #beside}.
 */
public final class ProgressDisplay implements ProgressView {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Output output;
    private final InstantSource clock;
    private ProgressBar bar;

    /**
     * A display on this output.
     *
     * @param clock what rates and times left are measured with
     */
    public ProgressDisplay(Output output, InstantSource clock) {
        this.output = output;
        this.clock = clock;
    }

    @Override
    public Progress start(String title, ProgressMode mode, boolean notes) {
        ProgressMeter meter = new ProgressMeter(clock);
        return switch (possible(mode)) {
            case AUTO, BAR -> drawn(meter, begin(() -> Optional.of(new Standing(title, meter.snapshot()))));
            case LINES -> new ProgressLines(title, output.err(), meter, clock);
            case JSON -> new ProgressJson(title, output.err()::line, meter, clock);
            case OFF -> new NotesOnly(this::note, notes);
        };
    }

    /** Shows work whose events go elsewhere, until it is closed. */
    Watch watch(Supplier<Optional<Standing>> work) {
        if (output.err().redrawable()) {
            return begin(work)::close;
        }
        Ticker ticker = new Ticker(
                "progress-lines",
                PAUSE,
                () -> work.get()
                        .ifPresent(standing ->
                                output.err().line(ProgressText.line(standing.title(), standing.snapshot()))));
        ticker.start();
        return ticker::close;
    }

    /** That somebody looks at work. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public synchronized void beside(Runnable lines) {
        if (bar == null) {
            lines.run();
        } else {
            bar.above(lines);
        }
    }

    private ProgressMode possible(ProgressMode mode) {
        boolean bars = mode == ProgressMode.AUTO || mode == ProgressMode.BAR;
        return bars && !output.err().redrawable() ? ProgressMode.LINES : mode;
    }

    private synchronized ProgressBar begin(Supplier<Optional<Standing>> work) {
        bar = new ProgressBar(output, work);
        bar.start();
        return bar;
    }

    private Progress drawn(ProgressMeter meter, ProgressBar started) {
        Progress notes = new NotesOnly(this::note, true);
        return new Progress() {
            @Override
            public void on(TransferEvent event) {
                meter.on(event);
                notes.on(event);
            }

            @Override
            public void close() {
                started.close();
            }
        };
    }

    private void note(String text) {
        beside(() -> output.err().line(text));
    }
}
