package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.PtyShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program is told to end while a command runs or asks. */
@Timeout(60)
class TerminalSignalsIT {
    @TempDir
    private Path directory;

    private PtyShell shell;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        shell = PtyShell.demo(directory);
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    @Test
    void shouldTellHowToGoOnWithAnExportThatSigtermStops() throws Exception {
        shell.type("export shop.orders --to out --rate 1docs/s\r");
        shell.awaitFile(directory.resolve("out/rethinksh.manifest"));
        shell.signal("TERM");
        shell.see("error: interrupted");
        shell.see("to go on: export shop.orders --rate 1docs/s --to ");

        assertThat(shell.exitCode()).isEqualTo(143);
        assertThat(shell.all()).as("no other prompt").doesNotContainPattern("to go on:[^>]*>");
        assertThat(directory.resolve("out/rethinksh.lock")).doesNotExist();
    }

    @Test
    void shouldLeaveNothingOfADumpThatSighupStops() throws Exception {
        shell.type("dump -f x.tar.gz --rate 20docs/s\r");
        shell.awaitFile(directory.resolve("x.tar.gz.part"));
        shell.signal("HUP");
        shell.see("error: interrupted");

        assertThat(shell.exitCode()).isEqualTo(129);
        assertThat(directory.resolve("x.tar.gz.part")).doesNotExist();
        assertThat(directory.resolve(".x.tar.gz.rethinksh-lock")).doesNotExist();
    }

    @Test
    void shouldTakeSigtermAtAQuestionForNo() throws Exception {
        shell.type("export shop.orders --to out\r");
        shell.see("/test> ");
        shell.type("import out --rename shop=other\r");
        shell.see("Import this? (y/N)");
        shell.signal("TERM");

        shell.see("nothing was written");

        assertThat(shell.exitCode()).isEqualTo(143);
        assertThat(directory.resolve("out/rethinksh.lock")).doesNotExist();
    }

    @Test
    void shouldEndAQuestionOfACommandWithoutPromptAtControlC() throws Exception {
        shell.close();
        String[] commands = {"--demo", "-e", "export shop.orders --to out", "-e", "import out --rename shop=other"};
        shell = PtyShell.start(directory, 120, 40, Map.of(), commands);
        shell.see("Import this? (y/N)");
        shell.type(PtyShell.CONTROL_C);
        shell.see("error: interrupted");

        assertThat(shell.exitCode()).isEqualTo(130);
    }
}
