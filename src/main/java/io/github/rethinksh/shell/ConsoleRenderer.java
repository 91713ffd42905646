package io.github.rethinksh.shell;

import io.github.rethinksh.command.Page;
import io.github.rethinksh.command.ProgressMode;
import io.github.rethinksh.command.Renderer;
import io.github.rethinksh.command.Rows;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Writes answers to a terminal or a pipe. Whatever it writes is free of control characters that are not its own.
 * Workers may write notes while the main thread waits: all methods may be called from any thread.
 */
public final class ConsoleRenderer implements Renderer {
    /** So much fits any terminal that somebody works at. */
    private static final int SHORT = 40;

    private final Output output;
    private final Supplier<Appearance> appearance;
    private final Pager pager;
    private final ProgressView progress;
    private volatile Frame frame;

    /**
     * A renderer whose settings may change between two answers.
     *
     * @param appearance how answers are to look
     * @param pager what shows long results
     * @param progress where progress goes
     */
    public ConsoleRenderer(Output output, Supplier<Appearance> appearance, Pager pager, ProgressView progress) {
        this.output = output;
        this.appearance = appearance;
        this.pager = pager;
        this.progress = progress;
    }

    @Override
    public void rows(Rows rows) {
        result(results().rows(rows));
    }

    @Override
    public void document(String json) {
        result(results().document(json));
    }

    @Override
    public void documents(List<String> documents, String primaryKey) {
        result(results().documents(documents, primaryKey));
    }

    @Override
    public void page(Page page) {
        result(results().page(page));
    }

    @Override
    public Board board() {
        return new ScreenBoard(output, this::framed);
    }

    /** What something writes; empty where that was written at once, as nothing can be drawn over, or is not worth it. */
    private Optional<Frame> framed(BooleanSupplier content) {
        boolean drawable = output.out().redrawable() && appearance.get().format() != Format.JSON;
        Frame drawn = drawable ? new Frame() : null;
        frame = drawn;
        try {
            return content.getAsBoolean() ? Optional.ofNullable(drawn) : Optional.empty();
        } finally {
            frame = null;
        }
    }

    /** What prints errors where the rest goes: into what is drawn while something is. */
    public ErrorPrinter errors(BooleanSupplier debug) {
        return new ErrorPrinter(output.err(), debug, this::chatter);
    }

    private ResultText results() {
        return new ResultText(output, appearance.get());
    }

    @Override
    public void text(String text) {
        result(ControlCharacters.visibleLines(text).stripTrailing());
    }

    @Override
    public void styled(String text) {
        result(text.stripTrailing());
    }

    @Override
    public void note(String text) {
        if (!appearance.get().quiet()) {
            String lines = ControlCharacters.visibleLines(text);
            // To ask for the width takes time where there is no prompt.
            boolean wraps = output.err().terminal() && lines.length() > SHORT;
            chatter(wraps ? WordWrap.wrapped(lines, width()) : lines);
        }
    }

    @Override
    public void warning(String text) {
        chatter(output.err().styled(Style.WARNING, "warning:") + " " + ControlCharacters.visibleLines(text));
    }

    @Override
    public void error(String text, String hint) {
        chatter(ErrorPrinter.lines(output.err(), text, hint));
    }

    @Override
    public void hint(String text) {
        chatter(ErrorPrinter.hint(output.err(), text));
    }

    @Override
    public int width() {
        return output.width().getAsInt();
    }

    @Override
    public Progress progress(String title, ProgressMode mode) {
        Appearance wanted = appearance.get();
        ProgressMode chosen = mode;
        if (mode == ProgressMode.AUTO && wanted.format() == Format.JSON) {
            chosen = ProgressMode.JSON;
        } else if (mode == ProgressMode.AUTO && wanted.quiet()) {
            chosen = ProgressMode.OFF;
        }
        return progress.start(ControlCharacters.visible(title), chosen, !wanted.quiet());
    }

    /** Lines, without an end to the last one; none when there is nothing at all. */
    private void result(String lines) {
        Frame drawn = frame;
        if (drawn != null) {
            drawn.add(lines);
        } else if (!lines.isEmpty()) {
            progress.beside(() -> show(lines));
        }
    }

    private void show(String lines) {
        boolean paged = appearance.get().paged() && output.out().redrawable();
        if (!paged || !pager.show(lines, output)) {
            output.out().line(lines);
            output.out().requireArrival();
        }
    }

    private void chatter(String lines) {
        Frame drawn = frame;
        if (drawn != null) {
            drawn.addNote(lines);
        } else {
            progress.beside(() -> output.err().line(lines));
        }
    }
}
