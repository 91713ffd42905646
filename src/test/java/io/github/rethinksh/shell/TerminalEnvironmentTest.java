package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.shell.TerminalEnvironment.Stream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TerminalEnvironmentTest {
    private static final Stream FULL = new Stream(true, true, true);
    private static final Stream PIPE = new Stream(false, false, false);

    @Test
    void shouldBeInteractiveWhenSomebodyTypesAndRead() {
        assertThat(TerminalEnvironment.of(Map.of(), true, true, true))
                .isEqualTo(new TerminalEnvironment(true, FULL, FULL, OptionalInt.empty(), false));
        assertThat(TerminalEnvironment.of(Map.of(), false, true, true).interactive())
                .isFalse();
    }

    @Test
    void shouldLookAtEachStreamForItself() {
        assertThat(TerminalEnvironment.of(Map.of(), true, false, true))
                .isEqualTo(new TerminalEnvironment(false, PIPE, FULL, OptionalInt.empty(), false));
    }

    @Test
    void shouldDoWithoutColoursWhenAsked() {
        assertThat(out(Map.of("NO_COLOR", "1"))).isEqualTo(new Stream(true, true, false));
        assertThat(out(Map.of("NO_COLOR", ""))).isEqualTo(FULL);
    }

    @Test
    void shouldColourAPipeWhenForced() {
        assertThat(TerminalEnvironment.of(Map.of("CLICOLOR_FORCE", "1"), false, false, false)
                        .out())
                .isEqualTo(new Stream(false, false, true));
        assertThat(TerminalEnvironment.of(Map.of("CLICOLOR_FORCE", "0"), false, false, false)
                        .out())
                .isEqualTo(PIPE);
    }

    @Test
    void shouldRedrawAndColourNothingOnADumbTerminal() {
        assertThat(out(Map.of("TERM", "dumb"))).isEqualTo(new Stream(true, false, false));
    }

    @Test
    void shouldTakeTheWidthThatIsSet() {
        assertThat(width(Map.of("COLUMNS", "132"))).isEqualTo(132);
        assertThat(width(Map.of("COLUMNS", "wide"))).isEqualTo(80);
    }

    private static Stream out(Map<String, String> environment) {
        return TerminalEnvironment.of(environment, true, true, true).out();
    }

    private static int width(Map<String, String> environment) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return TerminalEnvironment.of(environment, false, false, false)
                .output(nowhere, nowhere)
                .width()
                .getAsInt();
    }
}
