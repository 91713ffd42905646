package io.github.rethinksh.shell;

import io.github.rethinksh.command.ProgressMode;
import io.github.rethinksh.command.Renderer;
import io.github.rethinksh.command.Rows;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes answers to a terminal or a pipe. Whatever it writes is free of control characters that are not its own.
 * Workers may write notes while the main thread waits: all methods may be called from any thread.
 */
public final class ConsoleRenderer implements Renderer {
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    private final Output output;
    private final Supplier<Format> format;
    private final BooleanSupplier quiet;
    private final ProgressView progress;

    /**
     * A renderer whose settings may change between two answers.
     *
     * @param format how results are written
     * @param quiet whether notes and progress are left out
     * @param progress where progress goes
     */
    public ConsoleRenderer(Output output, Supplier<Format> format, BooleanSupplier quiet, ProgressView progress) {
        this.output = output;
        this.format = format;
        this.quiet = quiet;
        this.progress = progress;
    }

    @Override
    public void rows(Rows rows) {
        switch (format.get()) {
            case AUTO -> {
                TableLayout table = new TableLayout(rows);
                boolean fits = !output.out().terminal()
                        || table.width() <= output.width().getAsInt();
                if (fits || rows.rows().isEmpty()) {
                    table(table);
                } else {
                    vertical(rows);
                }
            }
            case TABLE -> table(new TableLayout(rows));
            case VERTICAL -> vertical(rows);
            case JSON -> rows.rows().forEach(row -> result(JsonText.object(rows.columns(), row)));
        }
    }

    @Override
    public void document(String json) {
        result(format.get() == Format.JSON ? JsonText.compact(json) : JsonText.pretty(json));
    }

    @Override
    public void text(String text) {
        result(ControlCharacters.visibleLines(text).stripTrailing());
    }

    @Override
    public void note(String text) {
        if (!quiet.getAsBoolean()) {
            chatter(ControlCharacters.visibleLines(text));
        }
    }

    @Override
    public void warning(String text) {
        chatter(output.err().styled(Style.WARNING, "warning:") + " " + ControlCharacters.visibleLines(text));
    }

    @Override
    public void clear() {
        if (output.out().redrawable()) {
            output.out().writer().print(CLEAR_SCREEN);
            output.out().writer().flush();
        }
    }

    @Override
    public Progress progress(String title, ProgressMode mode) {
        boolean silent = quiet.getAsBoolean();
        ProgressMode wanted = mode;
        if (mode == ProgressMode.AUTO && format.get() == Format.JSON) {
            wanted = ProgressMode.JSON;
        } else if (mode == ProgressMode.AUTO && silent) {
            wanted = ProgressMode.OFF;
        }
        return progress.start(ControlCharacters.visible(title), wanted, !silent);
    }

    private void table(TableLayout table) {
        result(output.out().styled(Style.HEADER, table.header()));
        String body = String.join("\n", table.body());
        if (!body.isEmpty()) {
            result(body);
        }
    }

    private void vertical(Rows rows) {
        String blocks = rows.rows().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> line(rows.columns().get(i), row.get(i)))
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
        if (!blocks.isEmpty()) {
            result(blocks);
        }
    }

    private static String line(String column, Object cell) {
        return (ControlCharacters.visible(column) + ": " + Cells.text(cell)).stripTrailing();
    }

    private void result(String lines) {
        progress.beside(() -> output.out().line(lines));
    }

    private void chatter(String lines) {
        progress.beside(() -> output.err().line(lines));
    }
}
