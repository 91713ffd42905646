package io.github.rethinksh;

import static io.github.rethinksh.testing.PtyShell.CONTROL_C;
import static io.github.rethinksh.testing.PtyShell.CONTROL_D;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.PtyShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program where a terminal is not as most are. */
@Timeout(60)
class OddTerminalIT {
    @TempDir
    private Path directory;

    @Test
    void shouldSendNoEscapeSequenceToADumbTerminal() throws Exception {
        try (PtyShell shell = PtyShell.start(directory, 80, 24, Map.of("TERM", "dumb"), "--demo")) {
            shell.see("/test> ");
            shell.type("peek shop.customers -n 1\r");
            shell.see("Amelia Almeida");
            shell.see("/test> ");
            shell.type("export shop.customers --to out\r");
            shell.see("48 rows exported");
            shell.see("/test> ");
            shell.type("export shop.orders --to slow --rate 1docs/s\r");
            while (!Files.exists(directory.resolve("slow/rethinksh.manifest"))) {
                assertThat(shell.endsWithin(Duration.ofMillis(5))).isFalse();
            }
            shell.type(CONTROL_C);
            shell.see("to go on: export shop.orders ");
            shell.see("/test> ");
            shell.type(CONTROL_D);

            assertThat(shell.exitCode()).isZero();
            assertThat(shell.raw()).doesNotContain("\u001b");
        }
    }

    @Test
    void shouldUseNoColourWhereNoneIsWanted() throws Exception {
        try (PtyShell shell = PtyShell.start(directory, 80, 24, Map.of("NO_COLOR", "1"), "--demo")) {
            shell.see("/test> ");
            shell.type("get shop.customers amelia.almeida1@example.com\r");
            shell.see("\"name\": \"Amelia Almeida\"");
            shell.see("/test> ");
            shell.type("nonsense\r");
            shell.see("error: unknown command");
            shell.see("/test> ");
            shell.type(CONTROL_D);

            assertThat(shell.exitCode()).isZero();
            assertThat(shell.raw()).doesNotContainPattern("\u001b\\[[0-9;]*[349][0-7][;m]");
        }
    }

    @Test
    void shouldWorkInAnEighthOfAWindow() throws Exception {
        try (PtyShell shell = PtyShell.start(directory, 20, 8, Map.of("PAGER", ""), "--demo")) {
            shell.see("test> ");
            shell.type("use shop\r");
            shell.see("shop> ");
            shell.type("peek customers -n 1\r");
            shell.see("name: Amelia Almeida");
            shell.see("shop> ");
            shell.type("export shop.* --to o\r");
            shell.see("628 rows exported");
            shell.see("shop> ");
            shell.type("exit 3\r");

            assertThat(shell.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void shouldFindTheHomeOfTheUserWithoutHome() throws Exception {
        Map<String, String> environment =
                Map.of("HOME", "", "RETHINKSH_JAVA_OPTIONS", "-Duser.home=" + directory.resolve("home"));
        try (PtyShell shell = PtyShell.start(directory, 80, 24, environment, "--demo")) {
            shell.see("/test> ");
            shell.type("exit 4\r");

            assertThat(shell.exitCode()).isEqualTo(4);
            assertThat(directory.resolve("home/.rethinksh_history")).hasContent("exit 4");
        }
    }
}
