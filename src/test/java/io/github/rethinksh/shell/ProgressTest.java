package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.command.Renderer.Progress;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.TransferEvent.Advanced;
import io.github.rethinksh.transfer.TransferEvent.Noted;
import io.github.rethinksh.transfer.TransferEvent.Planned;
import io.github.rethinksh.transfer.TransferEvent.TableFinished;
import io.github.rethinksh.transfer.TransferEvent.TableStarted;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final TableName FOO = new TableName("test", "foo");

    private final SetClock clock = new SetClock();

    @Test
    void draws_a_bar_in_place_and_leaves_nothing() {
        WrittenOutput written = WrittenOutput.terminal(200);
        ProgressBar bar = bar(written);
        bar.on(new Planned(3, 200_000, -1));
        bar.on(new TableStarted(FOO, 200_000));
        bar.on(new Advanced(FOO, 84_000, 50_000_000));
        clock.advance(Duration.ofSeconds(10));
        bar.draw();
        bar.close();
        bar.draw();
        assertThat(written.err())
                .isEqualTo("\rexport  [########------------]  42%  0:14 left  84,000 of 200,000 rows  8,400 rows/s"
                        + "  5.0 MB/s  0 of 3 tables  test.foo\u001b[K"
                        + "\r\u001b[K");
    }

    @Test
    void leaves_out_what_there_is_no_room_for() {
        ProgressMeter meter = new ProgressMeter(clock);
        meter.on(new Planned(1, 1000, -1));
        meter.on(new Advanced(FOO, 500, 0));
        ProgressSnapshot snapshot = meter.snapshot();
        assertThat(ProgressText.bar("export", snapshot, 99))
                .isEqualTo("export  [#####-----]  50%  500 of 1,000 rows  0 rows/s  0.0 MB/s  test.foo");
        assertThat(ProgressText.bar("export", snapshot, 73))
                .isEqualTo("export  [#####-----]  50%  500 of 1,000 rows  0 rows/s  0.0 MB/s");
        assertThat(ProgressText.bar("export", snapshot, 59))
                .isEqualTo("export  50%  500 of 1,000 rows  0 rows/s  0.0 MB/s");
        assertThat(ProgressText.bar("export", snapshot, 12)).isEqualTo("export  50%");
        assertThat(ProgressText.bar("export", snapshot, 3)).isEqualTo("exp");
    }

    @Test
    void leaves_the_last_column_empty() {
        WrittenOutput written = WrittenOutput.terminal(14);
        ProgressBar bar = bar(written);
        bar.draw();
        bar.close();
        assertThat(written.err()).isEqualTo("\rexport\u001b[K\r\u001b[K");
    }

    @Test
    void writes_notes_in_the_place_of_the_bar() {
        WrittenOutput written = WrittenOutput.terminal(9);
        ProgressBar bar = bar(written);
        bar.draw();
        bar.on(new Noted("connected \u001b again"));
        bar.draw();
        bar.close();
        assertThat(written.err())
                .isEqualTo("\rexport\u001b[K" + "\r\u001b[K" + "connected \\u001b again\n" + "\rexport\u001b[K"
                        + "\r\u001b[K");
    }

    @Test
    void draws_by_itself_until_it_is_closed() {
        WrittenOutput written = WrittenOutput.terminal(80);
        ConsoleRenderer renderer =
                new ConsoleRenderer(written.output(), () -> Appearance.of(Format.AUTO), Pager.NONE, clock);
        try (Progress progress = renderer.progress("export")) {
            progress.on(new Advanced(FOO, 1, 1));
            renderer.note("a note");
        }
        String before = written.err();
        assertThat(before).contains("a note\n").matches("(?s)(.*\\r\\u001b\\[K)?a note\n(.*\\r\\u001b\\[K)?");
        renderer.note("another");
        assertThat(written.err()).isEqualTo(before + "another\n");
    }

    @Test
    void writes_a_line_into_a_pipe_every_five_seconds() {
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
                        export  20%  0:20 left  200 of 1,000 rows  40 rows/s  0.4 MB/s  test.foo
                        export  100%  0:00 left  1,000 of 1,000 rows  30 rows/s  0.3 MB/s
                        export  100%  0:00 left  1,000 of 1,000 rows  30 rows/s  0.3 MB/s
                        """);
    }

    @Test
    void writes_nothing_into_a_pipe_for_short_work() {
        WrittenOutput written = WrittenOutput.pipe();
        try (Progress progress = start(written, Format.AUTO, false)) {
            progress.on(new TableFinished(FOO, 1, 1));
        }
        assertThat(written.err()).isEmpty();
    }

    @Test
    void writes_nothing_when_quiet() {
        WrittenOutput written = WrittenOutput.terminal(80);
        try (Progress progress = start(written, Format.AUTO, true)) {
            clock.advance(Duration.ofMinutes(1));
            progress.on(new Noted("unheard"));
        }
        assertThat(written.err()).isEmpty();
    }

    @Test
    void writes_json_lines_when_results_are_json() {
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
                        {"event":"progress","title":"export","rows":20,"bytes":1000,"rows_per_second":20,\
                        "bytes_per_second":1000,"elapsed_ms":1000}
                        {"event":"noted","title":"export","text":"index \\"a\\""}
                        {"event":"table_finished","title":"export","table":"test.foo","rows":100,"bytes":5000}
                        {"event":"closed","title":"export","rows":100,"bytes":5000,"rows_per_second":100,\
                        "bytes_per_second":5000,"elapsed_ms":1000}
                        """);
    }

    private ProgressBar bar(WrittenOutput written) {
        return new ProgressBar("export", written.output(), new ProgressMeter(clock));
    }

    private Progress start(WrittenOutput written, Format format, boolean quiet) {
        return new ConsoleRenderer(
                        written.output(), () -> new Appearance(format, quiet, true, true, true), Pager.NONE, clock)
                .progress("export");
    }
}
