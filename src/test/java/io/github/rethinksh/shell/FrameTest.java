package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.command.Renderer;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static String text(String escapes) {
        return escapes.replace("\u001b", "~");
    }

    private static BooleanSupplier writing(Runnable content) {
        return () -> {
            content.run();
            return true;
        };
    }

    @Test
    void shouldWriteOverWhatWasThere() {
        Frame frame = new Frame();
        frame.add("one\ntwo");
        frame.add("three");

        assertThat(text(frame.painted("every 2s", 80, 24, true))).isEqualTo("""
                ~[H~[Kevery 2s
                ~[K
                ~[Kone
                ~[Ktwo
                ~[Kthree
                ~[J""");
    }

    @Test
    void shouldSayHowMuchDoesNotFit() {
        Frame frame = new Frame();
        frame.add("1\n2\n3\n4\n5");

        assertThat(text(frame.painted("t", 80, 6, true)))
                .isEqualTo("~[H~[Kt\n~[K\n~[K1\n~[K2\n~[K... and 3 lines more\n~[J");
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
            Renderer.Board board = renderer.board();
            board.draw("title", writing(() -> renderer.text("content")));
            board.draw("title", writing(() -> renderer.text("more")));
        }

        assertThat(text(terminal.out()))
                .isEqualTo("\n".repeat(24) + "~[H~[Ktitle\n~[K\n~[Kcontent\n~[J" + "~[H~[Ktitle\n~[K\n~[Kmore\n~[J");
        assertThat(pipe.out()).isEqualTo("content\nmore\n");
    }

    @Test
    void shouldCutWhatIsWiderThanTheScreen() {
        Frame frame = new Frame();
        frame.add("12345\n123456\n\u001b[1m漢字漢\u001b[0m");

        assertThat(text(frame.painted("a title", 5, 24, true)))
                .isEqualTo("~[H~[Ka ti…\n~[K\n~[K12345\n~[K1234…\n~[K~[1m漢字~[0m…\n~[J");
        assertThat(text(frame.painted("a title", 5, 24, false))).startsWith("~[H~[Ka ti~\n");
    }

    @Test
    void shouldDrawAnErrorAboveWhatItKnewLast() {
        WrittenOutput terminal = WrittenOutput.terminal(80);
        ConsoleRenderer renderer = new ConsoleRenderer(
                terminal.output(),
                () -> Appearance.of(Format.AUTO),
                Pager.NONE,
                new ProgressDisplay(terminal.output(), InstantSource.system()));
        ErrorPrinter errors = renderer.errors(() -> false);
        Renderer.Board board = renderer.board();
        board.draw("one", writing(() -> renderer.text("content")));
        board.draw("two", writing(() -> errors.print("the server is gone", "wait")));
        board.draw("three", writing(() -> errors.print("the server is gone", "wait")));

        assertThat(text(terminal.out()))
                .endsWith("~[H~[Ktwo\n~[K\n~[Kerror: the server is gone\n~[Khint: wait\n~[K\n~[Kcontent\n~[J"
                        + "~[H~[Kthree\n~[K\n~[Kerror: the server is gone\n~[Khint: wait\n~[K\n~[Kcontent\n~[J");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void shouldLeaveTheScreenToAnErrorThatComesFirst() {
        WrittenOutput terminal = WrittenOutput.terminal(80);
        ConsoleRenderer renderer = new ConsoleRenderer(
                terminal.output(),
                () -> Appearance.of(Format.AUTO),
                Pager.NONE,
                new ProgressDisplay(terminal.output(), InstantSource.system()));
        ErrorPrinter errors = renderer.errors(() -> false);
        renderer.board().draw("one", writing(() -> errors.print("there is no command lss", "ls")));

        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEqualTo("error: there is no command lss\nhint: ls\n");
    }

    @Test
    void shouldNotDrawWhatIsNotWorthIt() {
        WrittenOutput terminal = WrittenOutput.terminal(80);
        ConsoleRenderer renderer = new ConsoleRenderer(
                terminal.output(),
                () -> Appearance.of(Format.AUTO),
                Pager.NONE,
                new ProgressDisplay(terminal.output(), InstantSource.system()));
        renderer.board().draw("one", () -> {
            renderer.error("interrupted", "");
            return false;
        });

        assertThat(terminal.out() + terminal.err()).isEmpty();
    }
}
