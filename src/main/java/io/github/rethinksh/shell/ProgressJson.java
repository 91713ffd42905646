package io.github.rethinksh.shell;

import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.shell.ProgressSnapshot.Amounts;
import io.github.rethinksh.transfer.TransferEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The events of a transfer as JSON lines for a program that watches; how it stands comes once a second at most. */
final class ProgressJson implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String title;
    private final Consumer<String> lines;
    private final ProgressMeter meter;
    private final InstantSource clock;
    private Instant next;

    ProgressJson(String title, Consumer<String> lines, ProgressMeter meter, InstantSource clock) {
        this.title = title;
        this.lines = lines;
        this.meter = meter;
        this.clock = clock;
        this.next = clock.instant().plus(PAUSE);
    }

    @Override
    public synchronized void on(TransferEvent event) {
        meter.on(event);
        if (event instanceof TransferEvent.Planned planned) {
            write("planned", members -> {
                members.put("tables", planned.tables());
                members.put("rows", planned.rows());
                members.put("bytes", planned.bytes());
            });
        } else if (event instanceof TransferEvent.TableStarted started) {
            write("table_started", members -> {
                members.put("table", started.table());
                members.put("rows", started.rows());
            });
        } else if (event instanceof TransferEvent.TableFinished finished) {
            write("table_finished", members -> {
                members.put("table", finished.table());
                members.put("rows", finished.rows());
                members.put("bytes", finished.bytes());
            });
        } else if (event instanceof TransferEvent.Noted noted) {
            write("noted", members -> members.put("text", noted.text()));
        } else if (!clock.instant().isBefore(next)) {
            standing("progress", meter.snapshot());
            next = clock.instant().plus(PAUSE);
        }
    }

    @Override
    public synchronized void close() {
        standing("closed", meter.overall());
    }

    private void standing(String event, ProgressSnapshot snapshot) {
        for (ProgressSnapshot.Running table : snapshot.tables().running()) {
            write("table_progress", members -> {
                members.put("table", table.name());
                amounts(table.amounts(), members);
            });
        }
        write(event, members -> {
            members.put("tables", snapshot.tables().all());
            members.put("tables_done", snapshot.tables().done());
            amounts(snapshot.amounts(), members);
            if (snapshot.tables().complete()) {
                members.put("fraction", 1.0);
            }
            members.put("elapsed_ms", snapshot.elapsed().toMillis());
        });
    }

    private static void amounts(Amounts amounts, Map<String, Object> members) {
        members.put("rows", amounts.rows().done());
        members.put("bytes", amounts.bytes().done());
        members.put("rows_per_second", amounts.rows().perSecond());
        members.put("bytes_per_second", amounts.bytes().perSecond());
        members.put(
                "fraction",
                amounts.fraction().isPresent() ? Math.round(amounts.fraction().getAsDouble() * 1000) / 1000.0 : null);
        members.put("seconds_left", amounts.timeLeft().map(Duration::toSeconds).orElse(null));
    }

    private void write(String event, Consumer<Map<String, Object>> content) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("event", event);
        members.put("title", title);
        content.accept(members);
        lines.accept(JsonText.object(List.copyOf(members.keySet()), new ArrayList<>(members.values())));
    }
}
