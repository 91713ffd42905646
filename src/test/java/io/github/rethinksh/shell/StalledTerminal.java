package io.github.rethinksh.shell;

import java.io.Writer;
import java.util.concurrent.CountDownLatch;

/** A terminal that takes nothing, as after Ctrl-S, and who tells at it. */
final class StalledTerminal extends Writer implements Announcer {
    private final CountDownLatch release;

    StalledTerminal(CountDownLatch release) {
        this.release = release;
    }

    @Override
    public void announce(JobOutput report) {
        stall();
    }

    @Override
    public void handOver(Announcer other) {
        stall();
    }

    @Override
    public void write(char[] characters, int offset, int count) {
        stall();
    }

    @Override
    public void flush() {
        stall();
    }

    @Override
    public void close() {
        stall();
    }

    private void stall() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
