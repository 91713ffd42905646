package io.github.rethinksh;

import static io.github.rethinksh.testing.PtyShell.CONTROL_C;
import static io.github.rethinksh.testing.PtyShell.CONTROL_D;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.PtyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The prompt of the packaged program: lines, Ctrl-C and Ctrl-D, history, help. */
@Timeout(60)
class TerminalIT {
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
    void shouldRunCommandsAndLeaveWithTheCodeOfExit() throws Exception {
        shell.type("ls dbs\r");
        shell.see("test3          0");
        shell.see("/test> ");
        shell.type("lss\r");
        shell.see("did you mean 'ls'?");
        shell.see("/test> ");
        shell.type("exit 7\r");

        assertThat(shell.exitCode()).isEqualTo(7);
        assertThat(directory.resolve(".rethinksh_history"))
                .content()
                .contains("ls dbs")
                .contains("exit 7");
    }

    @Test
    void shouldLiveOnAfterControlCAndEndWithControlD() throws Exception {
        shell.type("half a line");
        shell.see("half a line");
        shell.type(CONTROL_C);
        shell.see("/test> ");
        shell.type("count shop.orders\r");
        shell.see("420");
        // Ctrl-D is meant for the prompt; a terminal throws away one that comes before.
        shell.see("/test> ");
        shell.type(CONTROL_D);

        assertThat(shell.exitCode()).isZero();
        assertThat(directory.resolve(".rethinksh_history")).content().doesNotContain("half a line");
    }

    @Test
    void shouldLiveOnAfterControlCWhileThePromptIsBeingDrawn() throws Exception {
        for (int i = 0; i < 100; i++) {
            shell.type(CONTROL_C);
            assertThat(shell.endsWithin(Duration.ofMillis(5))).isFalse();
        }
        shell.insist("count shop.orders\r", "420");
        // Ctrl-D is meant for the prompt; a terminal throws away one that comes before.
        shell.see("/test> ");
        shell.type("exit 7\r");

        assertThat(shell.exitCode()).isEqualTo(7);
    }

    @Test
    void shouldTellHowToGoOnWhenControlCStopsAnExport() throws Exception {
        shell.type("export shop.orders --to out --rate 1docs/s\r");
        begun("out");
        shell.type(CONTROL_C);
        shell.see("to go on: export shop.orders --rate 1docs/s --to ");
        shell.see("/test> ");
        shell.type("exit 7\r");

        assertThat(shell.exitCode()).isEqualTo(7);
    }

    @Test
    void shouldClearTheScreen() throws Exception {
        shell.type("clear\r");
        shell.see("/test> ");
        shell.type(CONTROL_D);

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.raw()).contains("\033[H\033[2J");
    }

    @Test
    void shouldShowHelpInColoursAndNotTheirCodes() throws Exception {
        shell.type("help count\r");
        shell.see("Usage: rethinksh count ");
        shell.see("/test> ");
        shell.type(CONTROL_D);

        assertThat(shell.exitCode()).isZero();
    }

    @Test
    void shouldCompleteACommandByTab() throws Exception {
        shell.type("histo\t-n 1\r");
        // What is typed comes in pieces, with the line below between them.
        shell.see("1  history -n 1");
        shell.see("/test> ");
        shell.type(CONTROL_D);

        assertThat(shell.exitCode()).isZero();
    }

    @Test
    void shouldRememberNoPassword() throws Exception {
        shell.type("connect rethinkdb://joe:Zu7tersecret@127.0.0.1:1\r");
        shell.see("cannot connect to 127.0.0.1:1: connection refused");
        shell.see("/test> ");
        shell.type("connect 127.0.0.1:1 -p\r");
        shell.see("Password for admin: ");
        shell.type("Zu7tersecret\r");
        shell.see("************");
        shell.see("cannot connect to 127.0.0.1:1: connection refused");
        shell.see("/test> ");
        shell.type("history\r");
        shell.see("connect 127.0.0.1:1 -p");
        shell.see("/test> ");
        shell.type("exit\r");

        assertThat(shell.exitCode()).isZero();
        assertThat(directory.resolve(".rethinksh_history"))
                .content()
                .contains("connect 127.0.0.1:1 -p")
                .doesNotContain("Zu7ter");
        assertThat(Files.getPosixFilePermissions(directory.resolve(".rethinksh_history")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private void begun(String export) throws InterruptedException {
        shell.awaitFile(directory.resolve(export).resolve("rethinksh.manifest"));
    }
}
