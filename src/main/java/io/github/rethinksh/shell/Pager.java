package io.github.rethinksh.shell;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Shows what is longer than the terminal with the program that somebody has chosen for that, such as {@code less}.
 *
 * @param command what is run, by a shell; empty for none
 * @param alone runs something while which Ctrl-C is for the program that it starts alone
 */
public record Pager(Optional<String> command, Place alone) {
    /** No pager. */
    public static final Pager NONE = new Pager(Optional.empty(), reading -> reading.test(process -> {}));

    /** Runs what gets the place that each program it starts is to be named to. */
    @FunctionalInterface
    public interface Place {
        boolean run(Predicate<Consumer<Process>> reading);
    }

    /** What less is told unless the user tells it: to keep colours, and to leave the text on the screen. */
    private static final Map<String, String> USUAL = Map.of("LESS", "-RX", "LV", "-c");

    /** What a shell ends with that cannot run the program, or does not find it. */
    private static final Set<Integer> NO_PROGRAM = Set.of(126, 127);

    /**
     * Shows the lines, and comes back when the reader has had enough.
     *
     * @return whether they were shown: not when they fit the terminal, or the program is not there
     */
    boolean show(String lines, Output output) {
        return command.isPresent() && !fits(lines, output) && alone.run(started -> run(lines, started));
    }

    private boolean run(String lines, Consumer<Process> started) {
        try {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command.get())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            USUAL.forEach(builder.environment()::putIfAbsent);
            Process pager = builder.start();
            started.accept(pager);
            return read(pager, lines);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean fits(String lines, Output output) {
        int rows = DisplayWidth.rows(lines, output.width().getAsInt());
        // Whoever has fewer rows than that has no use for a pager.
        return rows < 10 || rows < output.height().getAsInt();
    }

    private static boolean read(Process pager, String lines) {
        try {
            write(pager, lines);
            return !NO_PROGRAM.contains(pager.waitFor());
        } catch (InterruptedException e) {
            pager.destroy();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void write(Process pager, String lines) {
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(pager.getOutputStream(), StandardCharsets.UTF_8))) {
            writer.write(lines + "\n");
        } catch (IOException e) {
            // It was left before it had read everything, as is usual.
            return;
        }
    }
}
