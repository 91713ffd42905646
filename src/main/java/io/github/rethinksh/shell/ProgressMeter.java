package io.github.rethinksh.shell;

import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.TransferEvent;
import io.github.rethinksh.transfer.TransferListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up the events of a transfer, whichever threads they come from. */
final class ProgressMeter implements TransferListener {
    private final InstantSource clock;
    private final Instant start;
    private final Map<TableName, Share> running = new LinkedHashMap<>();
    private int tables;
    private int tablesDone;
    private long expectedRows = ProgressSnapshot.UNKNOWN;
    private long expectedBytes = ProgressSnapshot.UNKNOWN;
    private Share done = Share.NOTHING;
    private Share moved = Share.NOTHING;

    ProgressMeter(InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public synchronized void on(TransferEvent event) {
        if (event instanceof TransferEvent.Planned planned) {
            tables = planned.tables();
            expectedRows = planned.rows();
            expectedBytes = planned.bytes();
        } else if (event instanceof TransferEvent.TableStarted started) {
            running.putIfAbsent(started.table(), Share.NOTHING);
        } else if (event instanceof TransferEvent.Advanced advanced) {
            Share step = new Share(advanced.rows(), advanced.bytes());
            running.merge(advanced.table(), step, Share::plus);
            done = done.plus(step);
            moved = moved.plus(step);
        } else if (event instanceof TransferEvent.TableFinished finished) {
            // A table that an earlier run completed is finished without having advanced: it counts, but for no rate.
            Share seen = running.getOrDefault(finished.table(), Share.NOTHING);
            done = done.plus(new Share(finished.rows(), finished.bytes()).minus(seen));
            running.remove(finished.table());
            tablesDone++;
        }
    }

    /** How it stands now. */
    synchronized ProgressSnapshot snapshot() {
        Duration elapsed = Duration.between(start, clock.instant());
        return new ProgressSnapshot(
                new ProgressSnapshot.Tables(tablesDone, tables, List.copyOf(running.keySet())),
                new ProgressSnapshot.Amount(done.rows(), expectedRows, perSecond(moved.rows(), elapsed)),
                new ProgressSnapshot.Amount(done.bytes(), expectedBytes, perSecond(moved.bytes(), elapsed)),
                elapsed);
    }

    private static long perSecond(long amount, Duration elapsed) {
        long milliseconds = elapsed.toMillis();
        return milliseconds <= 0 ? 0 : Math.round(amount * 1000.0 / milliseconds);
    }

    private record Share(long rows, long bytes) {
        static final Share NOTHING = new Share(0, 0);

        Share plus(Share other) {
            return new Share(rows + other.rows, bytes + other.bytes);
        }

        Share minus(Share other) {
            return new Share(rows - other.rows, bytes - other.bytes);
        }
    }
}
