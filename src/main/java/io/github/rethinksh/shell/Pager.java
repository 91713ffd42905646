package io.github.rethinksh.shell;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Shows what is longer than the terminal with the program that somebody has chosen for that, such as {@code less}.
 *
 * @param command what is run, by a shell; empty for none
 */
public record Pager(Optional<String> command) {
    /** No pager. */
    public static final Pager NONE = new Pager(Optional.empty());

    /** What less is told unless the user tells it: to keep colours, and to leave the text on the screen. */
    private static final Map<String, String> USUAL = Map.of("LESS", "-RX", "LV", "-c");

    private static final int SHELL_FINDS_NO_PROGRAM = 126;

    /**
     * Shows the lines, and comes back when the reader has had enough.
     *
     * @return whether they were shown: not when they fit the terminal, or the program is not there
     */
    boolean show(String lines, Output output) {
        if (command.isEmpty() || fits(lines, output)) {
            return false;
        }
        try {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command.get())
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            USUAL.forEach(builder.environment()::putIfAbsent);
            return read(builder.start(), lines);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean fits(String lines, Output output) {
        long rows = lines.chars().filter(character -> character == '\n').count() + 1;
        // Whoever has fewer rows than that has no use for a pager; and to ask for their number takes time.
        return rows < 10 || rows < output.height().getAsInt();
    }

    private static boolean read(Process pager, String lines) {
        try {
            write(pager, lines);
            return pager.waitFor() < SHELL_FINDS_NO_PROGRAM;
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
