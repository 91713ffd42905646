package io.github.rethinksh.shell;

import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.transfer.TransferEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The events of a transfer as JSON lines for a program that watches; how it stands comes once a second at most. */
final class ProgressJson implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String title;
    private final Channel err;
    private final ProgressMeter meter;
    private final InstantSource clock;
    private Instant next;

    ProgressJson(String title, Channel err, ProgressMeter meter, InstantSource clock) {
        this.title = title;
        this.err = err;
        this.meter = meter;
        this.clock = clock;
        this.next = clock.instant().plus(PAUSE);
    }

    @Override
    public synchronized void on(TransferEvent event) {
        meter.on(event);
        if (event instanceof TransferEvent.Planned planned) {
            write(
                    "planned",
                    List.of("tables", "rows", "bytes"),
                    List.of(planned.tables(), planned.rows(), planned.bytes()));
        } else if (event instanceof TransferEvent.TableStarted started) {
            write("table_started", List.of("table", "rows"), List.of(started.table(), started.rows()));
        } else if (event instanceof TransferEvent.TableFinished finished) {
            write(
                    "table_finished",
                    List.of("table", "rows", "bytes"),
                    List.of(finished.table(), finished.rows(), finished.bytes()));
        } else if (event instanceof TransferEvent.Noted noted) {
            write("noted", List.of("text"), List.of(noted.text()));
        } else if (!clock.instant().isBefore(next)) {
            standing("progress");
            next = clock.instant().plus(PAUSE);
        }
    }

    @Override
    public synchronized void close() {
        standing("closed");
    }

    private void standing(String event) {
        ProgressSnapshot snapshot = meter.snapshot();
        write(
                event,
                List.of("rows", "bytes", "rows_per_second", "bytes_per_second", "elapsed_ms"),
                List.of(
                        snapshot.rows().done(),
                        snapshot.bytes().done(),
                        snapshot.rows().perSecond(),
                        snapshot.bytes().perSecond(),
                        snapshot.elapsed().toMillis()));
    }

    private void write(String event, List<String> names, List<Object> values) {
        List<String> allNames = new ArrayList<>(List.of("event", "title"));
        List<Object> allValues = new ArrayList<>(List.of(event, title));
        allNames.addAll(names);
        allValues.addAll(values);
        err.line(JsonText.object(allNames, allValues));
    }
}
