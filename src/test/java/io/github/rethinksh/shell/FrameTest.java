package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static String text(String escapes) {
        return escapes.replace("\u001b", "~");
    }

    @Test
    void shouldWriteOverWhatWasThere() {
        Frame frame = new Frame();
        frame.add("one\ntwo");
        frame.add("three");

        assertThat(text(frame.painted("every 2s", 24))).isEqualTo("""
                ~[Hevery 2s~[K
                ~[K
                one~[K
                two~[K
                three~[K
                ~[J""");
    }

    @Test
    void shouldSayHowMuchDoesNotFit() {
        Frame frame = new Frame();
        frame.add("1\n2\n3\n4\n5");

        assertThat(text(frame.painted("t", 6))).isEqualTo("~[Ht~[K\n~[K\n1~[K\n2~[K\n... and 3 lines more~[K\n~[J");
    }

    @Test
    void shouldRedrawOnATerminalAndWriteOnInAPipe() {
        WrittenOutput terminal = WrittenOutput.terminal(80);
        WrittenOutput pipe = WrittenOutput.pipe();
        for (WrittenOutput written : new WrittenOutput[] {terminal, pipe}) {
            ConsoleRenderer renderer = new ConsoleRenderer(
                    written.output(),
                    () -> Appearance.of(Format.AUTO),
                    Pager.NONE,
                    new ProgressDisplay(written.output(), InstantSource.system()));
            renderer.redraw("title", () -> renderer.text("content"));
            renderer.redraw("title", () -> renderer.note("0.001 s"));
        }

        assertThat(text(terminal.out())).isEqualTo("~[Htitle~[K\n~[K\ncontent~[K\n~[J");
        assertThat(pipe.out()).isEqualTo("content\n");
    }
}
