package io.github.rethinksh.shell;

import io.github.rethinksh.model.TableName;
import io.github.rethinksh.shell.ProgressSnapshot.Amount;
import io.github.rethinksh.shell.ProgressSnapshot.Amounts;
import io.github.rethinksh.shell.ProgressSnapshot.Running;
import io.github.rethinksh.shell.ProgressSnapshot.Tables;
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
    private final Count all;
    private final Map<TableName, Count> running = new LinkedHashMap<>();
    private int tables;
    private int tablesDone;
    private long movedRows;
    private long movedBytes;

    ProgressMeter(InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
        this.all = new Count(start, ProgressSnapshot.UNKNOWN);
    }

    @Override
    public synchronized void on(TransferEvent event) {
        Instant now = clock.instant();
        if (event instanceof TransferEvent.Planned planned) {
            tables = planned.tables();
            all.expectedRows = planned.rows();
            all.expectedBytes = planned.bytes();
        } else if (event instanceof TransferEvent.TableStarted started) {
            count(started.table(), now).expectedRows = started.rows();
        } else if (event instanceof TransferEvent.Advanced advanced) {
            count(advanced.table(), now).advance(now, advanced.rows(), advanced.bytes());
            all.advance(now, advanced.rows(), advanced.bytes());
            movedRows += advanced.rows();
            movedBytes += advanced.bytes();
        } else if (event instanceof TransferEvent.TableFinished finished) {
            // A table that an earlier run completed is finished without having advanced: it counts, but for no rate.
            Count seen = count(finished.table(), now);
            all.rows += finished.rows() - seen.rows;
            all.bytes += finished.bytes() - seen.bytes;
            running.remove(finished.table());
            tablesDone++;
            if (tablesDone == tables) {
                all.arrive();
            }
        }
    }

    private Count count(TableName table, Instant now) {
        return running.computeIfAbsent(table, name -> new Count(now, ProgressSnapshot.UNKNOWN));
    }

    /** How it stands now, with the rates of the last seconds. */
    synchronized ProgressSnapshot snapshot() {
        Instant now = clock.instant();
        return new ProgressSnapshot(tables(now), all.at(now), Duration.between(start, now));
    }

    /** How it stands now, with the rates of the whole time. */
    synchronized ProgressSnapshot overall() {
        Instant now = clock.instant();
        Duration elapsed = Duration.between(start, now);
        Amounts amounts = new Amounts(
                new Amount(all.rows, all.expectedRows, RecentRate.perSecond(movedRows, elapsed)),
                new Amount(all.bytes, all.expectedBytes, RecentRate.perSecond(movedBytes, elapsed)));
        return new ProgressSnapshot(tables(now), amounts, elapsed);
    }

    private Tables tables(Instant now) {
        List<Running> each = running.entrySet().stream()
                .map(entry -> new Running(entry.getKey(), entry.getValue().at(now)))
                .toList();
        return new Tables(tablesDone, tables, each);
    }

    private static final class Count {
        private final RecentRate rate;
        private long expectedRows;
        private long expectedBytes = ProgressSnapshot.UNKNOWN;
        private long rows;
        private long bytes;

        Count(Instant start, long expectedRows) {
            this.rate = new RecentRate(start);
            this.expectedRows = expectedRows;
        }

        void advance(Instant now, long moreRows, long moreBytes) {
            rate.advance(now, moreRows, moreBytes);
            rows += moreRows;
            bytes += moreBytes;
        }

        /** Nothing more will come: what was expected is what came, whatever the estimate was. */
        void arrive() {
            expectedRows = expectedRows > 0 ? rows : expectedRows;
            expectedBytes = expectedBytes > 0 ? bytes : expectedBytes;
        }

        Amounts at(Instant now) {
            return new Amounts(
                    new Amount(rows, expectedRows, rate.rowsPerSecond(now)),
                    new Amount(bytes, expectedBytes, rate.bytesPerSecond(now)));
        }
    }
}
