package io.github.rethinksh.shell;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jline.utils.AttributedString;

/**
 * Tells what there is to tell when the process ends, by a thread of its own: a terminal that takes nothing, after Ctrl-S
 * for one, holds up that thread and nobody else.
 */
final class LastWords implements Announcer {
    private final Output output;
    private final BlockingQueue<Runnable> words = new LinkedBlockingQueue<>();
    private final Thread teller = new Thread(this::tellAll, "rethinksh-last-words");
    private boolean begun;
    private boolean over;

    /**
     * Last words in this output.
     *
     * @param prompt whether a line is typed at the moment: the cursor stands behind it
     */
    LastWords(Output output, boolean prompt) {
        this.output = output;
        this.begun = !prompt;
        teller.setDaemon(true);
        teller.start();
    }

    @Override
    public void announce(JobOutput report) {
        if (Thread.currentThread() == teller) {
            tell(report);
        } else {
            words.add(() -> tell(report));
        }
    }

    /** Tells what was to be written on the terminal. */
    void say(String text) {
        words.add(() -> write(text));
    }

    /** Tells what another announcer has not yet told, and what it is still given. */
    void takeOver(Announcer before) {
        words.add(() -> before.handOver(this));
    }

    /** Waits until everything is told, but no longer than that; what comes after it is not told. */
    void finish(Duration patience) {
        words.add(() -> over = true);
        try {
            teller.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAll() {
        try {
            while (!over) {
                words.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(JobOutput report) {
        begin();
        report.writeTo(output);
    }

    private void write(String text) {
        // What begins so is drawn over other lines, and a file has nothing to be drawn over.
        if (output.err().redrawable() || !text.startsWith("\r")) {
            begin();
            PrintWriter writer = output.err().writer();
            writer.print(output.err().redrawable() ? text : AttributedString.stripAnsi(text));
            writer.flush();
        }
    }

    private void begin() {
        if (!begun) {
            output.err().line("");
            begun = true;
        }
    }
}
