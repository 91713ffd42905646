package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.command.ProgressMode;
import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.TransferEvent.Advanced;
import io.github.rethinksh.transfer.TransferEvent.Noted;
import io.github.rethinksh.transfer.TransferEvent.Planned;
import io.github.rethinksh.transfer.TransferEvent.TableFinished;
import io.github.rethinksh.transfer.TransferEvent.TableStarted;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final TableName FOO = new TableName("test", "foo");
    private static final TableName BAR = new TableName("test", "bar");

    private final SetClock clock = new SetClock();

    @Test
    void shouldDrawABarInPlaceAndLeaveNothing() {
        WrittenOutput written = WrittenOutput.terminal(100);
        ProgressMeter meter = new ProgressMeter(clock);
        ProgressBar bar = bar(written, meter);
        meter.on(new Planned(1, 200_000, -1));
        meter.on(new TableStarted(FOO, 200_000));
        meter.on(new Advanced(FOO, 84_000, 50_000_000));
        clock.advance(Duration.ofSeconds(10));
        bar.draw();
        bar.close();
        bar.draw();
        assertThat(written.err())
                .isEqualTo("\rexport test.foo  [###########-----------------]  42%  8,400 docs/s  5.0 MB/s  0:14 left"
                        + "\u001b[K\r\u001b[J");
    }

    @Test
    void shouldGoBackToTheFirstLineAndEraseWhatIsLeftOfMoreLines() {
        WrittenOutput written = WrittenOutput.terminal(21);
        ProgressMeter meter = new ProgressMeter(clock);
        ProgressBar bar = bar(written, meter);
        meter.on(new Planned(3, 30, -1));
        meter.on(new TableStarted(FOO, 10));
        meter.on(new TableStarted(BAR, 10));
        bar.draw();
        meter.on(new TableFinished(FOO, 10, 10));
        bar.draw();
        bar.close();
        assertThat(written.err())
                .isEqualTo("\rtest.foo    0%\u001b[K\ntest.bar    0%\u001b[K\nexport 0/3  0%\u001b[K"
                        + "\r\u001b[2Atest.bar     0%\u001b[K\nexport 1/3  33%\u001b[K\u001b[J"
                        + "\r\u001b[1A\u001b[J");
    }

    @Test
    void shouldCountTheLinesThatANarrowerTerminalHasBroken() {
        StringWriter screen = new StringWriter();
        Channel channel = new Channel(new PrintWriter(screen), true, true, false);
        AtomicInteger width = new AtomicInteger(40);
        LiveLines lines = new LiveLines(new Output(channel, channel, width::get, () -> 24, true));
        lines.draw(List.of("0123456789012345678901234567890123456", "short"));
        width.set(20);
        lines.draw(List.of("short", "short"));
        lines.erase();
        assertThat(screen.toString())
                .isEqualTo("\r0123456789012345678901234567890123456\u001b[K\nshort\u001b[K"
                        + "\r\u001b[2A\u001b[Jshort\u001b[K\nshort\u001b[K"
                        + "\r\u001b[1A\u001b[J");
    }

    @Test
    void shouldWriteNotesInThePlaceOfTheBar() {
        WrittenOutput written = WrittenOutput.terminal(9);
        ProgressMeter meter = new ProgressMeter(clock);
        ProgressBar bar = bar(written, meter);
        bar.draw();
        bar.above(() -> written.output().err().line("connected again"));
        bar.draw();
        bar.close();
        assertThat(written.err())
                .isEqualTo("\r  0 rows\u001b[K\r\u001b[Jconnected again\n\r  0 rows\u001b[K\r\u001b[J");
    }

    @Test
    void shouldShowWhatTheOptionSaysWhateverElseIsSet() {
        WrittenOutput written = WrittenOutput.terminal(80);
        for (ProgressMode mode : List.of(ProgressMode.OFF, ProgressMode.LINES, ProgressMode.JSON)) {
            try (Progress progress = start(written, Format.JSON, true, mode)) {
                clock.advance(Duration.ofSeconds(5));
                progress.on(new Advanced(FOO, 10, 0));
                progress.on(new Noted(mode + " heard"));
            }
        }
        assertThat(written.err()).isEqualTo("""
                        export  10 rows  2 docs/s  0 kB/s  test.foo
                        lines heard
                        export  10 rows  2 docs/s  0 kB/s  test.foo
                        {"event":"table_progress","title":"export","table":"test.foo","rows":10,"bytes":0,\
                        "rows_per_second":0,"bytes_per_second":0,"fraction":null,"seconds_left":null}
                        {"event":"progress","title":"export","tables":0,"tables_done":0,"rows":10,"bytes":0,\
                        "rows_per_second":2,"bytes_per_second":0,"fraction":null,"seconds_left":null,\
                        "elapsed_ms":5000}
                        {"event":"noted","title":"export","text":"json heard"}
                        {"event":"table_progress","title":"export","table":"test.foo","rows":10,"bytes":0,\
                        "rows_per_second":0,"bytes_per_second":0,"fraction":null,"seconds_left":null}
                        {"event":"closed","title":"export","tables":0,"tables_done":0,"rows":10,"bytes":0,\
                        "rows_per_second":2,"bytes_per_second":0,"fraction":null,"seconds_left":null,\
                        "elapsed_ms":5000}
                        """);
    }

    @Test
    void shouldWriteLinesWhereBarsCannotBeDrawn() {
        WrittenOutput written = WrittenOutput.pipe();
        try (Progress progress = start(written, Format.AUTO, false, ProgressMode.BAR)) {
            clock.advance(Duration.ofSeconds(5));
            progress.on(new Advanced(FOO, 10, 0));
        }
        assertThat(written.err()).doesNotContain("\u001b").startsWith("export  10 rows  2 docs/s");
    }

    @Test
    void shouldDrawByItselfUntilItIsClosed() {
        WrittenOutput written = WrittenOutput.terminal(80);
        ConsoleRenderer renderer = new ConsoleRenderer(
                written.output(),
                () -> Appearance.of(Format.AUTO),
                Pager.NONE,
                new ProgressDisplay(written.output(), clock));
        try (Progress progress = renderer.progress("export", ProgressMode.AUTO)) {
            progress.on(new Advanced(FOO, 1, 1));
            renderer.note("a note");
        }
        String before = written.err();
        assertThat(before).contains("a note\n").matches("(?s)(.*\\r\\u001b\\[J)?a note\n(.*\\r\\u001b\\[J)?");
        renderer.note("another");
        assertThat(written.err()).isEqualTo(before + "another\n");
    }

    @Test
    void shouldWriteALineIntoAPipeEveryFiveSeconds() {
        WrittenOutput written = WrittenOutput.pipe();
        try (Progress progress = start(written, Format.AUTO, false)) {
            progress.on(new Planned(1, 1000, -1));
            clock.advance(Duration.ofMillis(4999));
            progress.on(new Advanced(FOO, 100, 1_000_000));
            assertThat(written.err()).isEmpty();
            clock.advance(Duration.ofMillis(1));
            progress.on(new Advanced(FOO, 100, 1_000_000));
            progress.on(new Advanced(FOO, 100, 1_000_000));
            clock.advance(Duration.ofSeconds(5));
            progress.on(new TableFinished(FOO, 1000, 10_000_000));
        }
        assertThat(written.err()).isEqualTo("""
                        export  20%  0:20 left  200 of 1,000 rows  40 docs/s  0.4 MB/s  test.foo
                        export  100%  0:00 left  1,000 of 1,000 rows  30 docs/s  0.3 MB/s
                        export  100%  0:00 left  1,000 of 1,000 rows  30 docs/s  0.3 MB/s
                        """);
    }

    @Test
    void shouldWriteNothingIntoAPipeForShortWork() {
        WrittenOutput written = WrittenOutput.pipe();
        try (Progress progress = start(written, Format.AUTO, false)) {
            progress.on(new TableFinished(FOO, 1, 1));
        }
        assertThat(written.err()).isEmpty();
    }

    @Test
    void shouldWriteNothingWhenQuiet() {
        WrittenOutput written = WrittenOutput.terminal(80);
        try (Progress progress = start(written, Format.AUTO, true)) {
            clock.advance(Duration.ofMinutes(1));
            progress.on(new Noted("unheard"));
        }
        assertThat(written.err()).isEmpty();
    }

    @Test
    void shouldWriteJsonLinesWhenResultsAreJson() {
        WrittenOutput written = WrittenOutput.terminal(80);
        try (Progress progress = start(written, Format.JSON, false)) {
            progress.on(new Planned(1, 100, -1));
            progress.on(new TableStarted(FOO, 100));
            progress.on(new Advanced(FOO, 10, 500));
            clock.advance(Duration.ofSeconds(1));
            progress.on(new Advanced(FOO, 10, 500));
            progress.on(new Advanced(FOO, 80, 4000));
            progress.on(new Noted("index \"a\""));
            progress.on(new TableFinished(FOO, 100, 5000));
        }
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).isEqualTo("""
                        {"event":"planned","title":"export","tables":1,"rows":100,"bytes":-1}
                        {"event":"table_started","title":"export","table":"test.foo","rows":100}
                        {"event":"table_progress","title":"export","table":"test.foo","rows":20,"bytes":1000,\
                        "rows_per_second":20,"bytes_per_second":1000,"fraction":0.2,"seconds_left":4}
                        {"event":"progress","title":"export","tables":1,"tables_done":0,"rows":20,"bytes":1000,\
                        "rows_per_second":20,"bytes_per_second":1000,"fraction":0.2,"seconds_left":4,\
                        "elapsed_ms":1000}
                        {"event":"noted","title":"export","text":"index \\"a\\""}
                        {"event":"table_finished","title":"export","table":"test.foo","rows":100,"bytes":5000}
                        {"event":"closed","title":"export","tables":1,"tables_done":1,"rows":100,"bytes":5000,\
                        "rows_per_second":100,"bytes_per_second":5000,"fraction":1.0,"seconds_left":0,\
                        "elapsed_ms":1000}
                        """);
    }

    private static ProgressBar bar(WrittenOutput written, ProgressMeter meter) {
        return new ProgressBar(
                written.output(), () -> Optional.of(new ProgressBar.Standing("export", meter.snapshot())));
    }

    private Progress start(WrittenOutput written, Format format, boolean quiet) {
        return start(written, format, quiet, ProgressMode.AUTO);
    }

    private Progress start(WrittenOutput written, Format format, boolean quiet, ProgressMode mode) {
        return new ConsoleRenderer(
                        written.output(),
                        () -> new Appearance(format, quiet, true, true, true),
                        Pager.NONE,
                        new ProgressDisplay(written.output(), clock))
                .progress("export", mode);
    }
}
