package io.github.rethinksh.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.LineReader;

/**
 * Tells above the prompt while a line is typed, which stays as it is; while a command runs it waits for the next prompt.
 */
public final class PromptAnnouncer implements Announcer {
    private final Output output;
    private final List<JobOutput> waiting = new ArrayList<>();
    private LineReader reader;
    private Announcer successor;

    /** An announcer on the terminal of the prompt. */
    public PromptAnnouncer(Output output) {
        this.output = output;
    }

    @Override
    public synchronized void announce(JobOutput report) {
        if (successor != null) {
            successor.announce(report);
        } else if (reader == null) {
            waiting.add(report);
        } else {
            reader.printAbove(report.text());
        }
    }

    @Override
    public synchronized void flush() {
        waiting.forEach(report -> report.writeTo(output));
        waiting.clear();
    }

    @Override
    public synchronized void handOver(Announcer other) {
        successor = other;
        waiting.forEach(other::announce);
        waiting.clear();
    }

    /** A line begins to be typed. */
    synchronized void reading(LineReader at) {
        flush();
        reader = at;
    }

    /** A line was typed. */
    synchronized void read() {
        reader = null;
    }
}
