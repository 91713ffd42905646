package io.github.rethinksh.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many rows and bytes went through per second of late. Not safe for several threads. */
final class RecentRate {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(250);

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long rows;
    private long bytes;

    RecentRate(Instant start) {
        marks.add(new Mark(start, 0, 0));
    }

    void advance(Instant now, long moreRows, long moreBytes) {
        if (!now.isBefore(marks.getLast().time().plus(STEP))) {
            marks.addLast(new Mark(now, rows, bytes));
            forgetBefore(now.minus(WINDOW));
        }
        rows += moreRows;
        bytes += moreBytes;
    }

    long rowsPerSecond(Instant now) {
        Mark from = from(now);
        return perSecond(rows - from.rows(), Duration.between(from.time(), now));
    }

    long bytesPerSecond(Instant now) {
        Mark from = from(now);
        return perSecond(bytes - from.bytes(), Duration.between(from.time(), now));
    }

    static long perSecond(long amount, Duration time) {
        long milliseconds = time.toMillis();
        return milliseconds <= 0 ? 0 : Math.round(amount * 1000.0 / milliseconds);
    }

    private Mark from(Instant now) {
        forgetBefore(now.minus(WINDOW));
        return marks.getFirst();
    }

    /** One mark stays from which to measure, however long ago it is: a transfer that stands still slows down to nothing. */
    private void forgetBefore(Instant time) {
        Mark first = marks.removeFirst();
        while (!marks.isEmpty() && !marks.getFirst().time().isAfter(time)) {
            first = marks.removeFirst();
        }
        marks.addFirst(first);
    }

    /** What had gone through by then. */
    private record Mark(Instant time, long rows, long bytes) {}
}
