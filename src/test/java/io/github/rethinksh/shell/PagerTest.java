package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.command.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerTest {
    private static final Rows LONG = rows(30);

    @TempDir
    private Path directory;

    private final WrittenOutput terminal = WrittenOutput.terminal(80);

    private static Rows rows(int count) {
        return new Rows(
                List.of("n"),
                IntStream.range(0, count).mapToObj(List::<Object>of).toList());
    }

    private void show(Rows rows, WrittenOutput written, boolean paged, String command) {
        renderer(written, new Appearance(Format.TABLE, false, true, true, paged), command)
                .rows(rows);
    }

    private static ConsoleRenderer renderer(WrittenOutput written, Appearance appearance, String command) {
        return new ConsoleRenderer(
                written.output(),
                () -> appearance,
                new Pager(Optional.of(command), reading -> reading.test(process -> {})),
                new ProgressDisplay(written.output(), InstantSource.system()));
    }

    private Path shown() {
        return directory.resolve("shown");
    }

    @Test
    void shouldShowWhatIsLongerThanTheTerminal() throws IOException {
        show(LONG, terminal, true, "cat > '" + shown() + "'");

        assertThat(terminal.out()).isEmpty();
        assertThat(Files.readAllLines(shown())).hasSize(31).endsWith("29");
    }

    @Test
    void shouldTellLessToKeepColours() {
        show(LONG, terminal, true, "printenv LESS > '" + shown() + "'; cat > /dev/null");

        assertThat(shown()).hasContent(System.getenv().getOrDefault("LESS", "-RX"));
    }

    @Test
    void shouldLeaveToTheTerminalWhatFits() {
        show(rows(22), terminal, true, "cat > '" + shown() + "'");

        assertThat(terminal.out()).startsWith(" n\n 0\n").endsWith("\n21\n");
        assertThat(shown()).doesNotExist();
    }

    @Test
    void shouldKeepOutOfPipesAndOfWhereItIsNotWanted() {
        WrittenOutput pipe = WrittenOutput.pipe();
        show(LONG, pipe, true, "cat > '" + shown() + "'");
        show(LONG, terminal, false, "cat > '" + shown() + "'");

        assertThat(pipe.out()).isEqualTo(terminal.out()).hasLineCount(31);
        assertThat(shown()).doesNotExist();
    }

    @Test
    void shouldShowItWithoutAProgramThatIsNotThere() {
        show(LONG, terminal, true, "exec 2> /dev/null; no-such-program-anywhere");

        assertThat(terminal.out()).hasLineCount(31);
    }

    @Test
    void shouldNotShowItTwiceWhenTheProgramWasInterrupted() {
        show(LONG, terminal, true, "cat > /dev/null; exit 130");

        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void shouldNotMindAReaderWhoHasHadEnough() {
        show(rows(100_000), terminal, true, "head -n 1 > '" + shown() + "'");

        assertThat(shown()).hasContent("    n\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void shouldCountTheRowsOfTheScreenThatALongLineTakes() {
        Appearance whole = new Appearance(Format.AUTO, false, true, false, true);
        String document = "{\"id\":1,\"text\":\"" + "x".repeat(80 * 24) + "\"}";

        renderer(terminal, whole, "cat > '" + shown() + "'").document(document);

        assertThat(terminal.out()).isEmpty();
        assertThat(shown()).hasContent("{\n  \"id\": 1,\n  \"text\": \"" + "x".repeat(80 * 24) + "\"\n}\n");
    }

    @Test
    void shouldCountNoRowForColours() {
        assertThat(DisplayWidth.rows("\u001b[36m" + "x".repeat(80) + "\u001b[0m\n\n" + "y".repeat(81), 80))
                .isEqualTo(4);
        assertThat(DisplayWidth.rows("漢".repeat(41), 80)).isEqualTo(2);
    }

    @Test
    void shouldShowHelpWithItsColours() {
        renderer(terminal, Appearance.of(Format.AUTO), "cat > '" + shown() + "'")
                .styled("\u001b[1mUsage\u001b[0m\n" + "x\n".repeat(30));

        assertThat(terminal.out()).isEmpty();
        assertThat(shown()).hasContent("\u001b[1mUsage\u001b[0m\n" + "x\n".repeat(30));
    }
}
