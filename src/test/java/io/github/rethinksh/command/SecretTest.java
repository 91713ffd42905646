package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where passwords come from, and that no output has them. */
class SecretTest {
    private static final String PASSWORD = "Zu7tersecret";

    @TempDir
    private Path directory;

    @Test
    void shouldTakeThePasswordFromTheEnvironment() {
        try (EmbeddedServer server =
                EmbeddedServer.start(EmbeddedOptions.defaults().withAdminPassword(PASSWORD))) {
            Program.Outcome outcome = new Program(directory)
                    .environment("RETHINKDB_PASSWORD", PASSWORD)
                    .with("-c", server.host() + ":" + server.port(), "-e", "status", "-e", "session")
                    .run();

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.code()).isZero();
            assertThat(outcome.out()).doesNotContain(PASSWORD);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls rethinkdb://joe:Zu7tersecret@db1/x --nonsense",
                "connect rethinkdb://joe:Zu7tersecret@127.0.0.1:1",
                "connect a rethinkdb://joe:Zu7tersecret@127.0.0.1:1",
                "connect x://joe:Zu7tersecret@127.0.0.1:1",
                "nonsense rethinkdb://joe:Zu7tersecret@db1",
                "connect rethinkdb://joe:Zu7ter/secret@127.0.0.1:1",
                "connect rethinkdb://joe:secret%Zu7ter@127.0.0.1:1",
                "connect rethinkdb://joe:Zu7ter@secret@127.0.0.1:1:1",
                "connect joe:Zu7tersecret@127.0.0.1:1",
                "connect rethinkdb://joe:open Zu7tersecret@127.0.0.1:1",
                "connect rethinkdb://joe:Zu7ter secret@127.0.0.1:1",
                "connect rethinkdb://joe:Zu7ter --Zu7tersecret@127.0.0.1:1",
                "connect 127.0.0.1:1 -pZu7tersecret",
                "connect 127.0.0.1:1 -p=Zu7tersecret",
                "connect 127.0.0.1:1 -p Zu7tersecret",
                "connect 127.0.0.1:1 --password Zu7tersecret",
                "connect 127.0.0.1:1 --password=Zu7tersecret"
            })
    void shouldNotShowThePasswordOfAnAddress(String command) {
        Program.Outcome outcome =
                new Program(directory).with("--debug", "-e", command).run();

        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.err()).startsWith("error: ").doesNotContain("Zu7ter");
        assertThat(outcome.out()).doesNotContain("Zu7ter");
    }

    @Test
    void shouldTellHowToWriteABlankInThePasswordOfAnAddress() {
        Program.Outcome outcome = new Program(directory)
                .with("-e", "connect rethinkdb://joe:open secret@127.0.0.1:1")
                .run();

        assertThat(outcome.err()).isEqualTo("""
                error: the blank in the password ends the address there
                hint: Write a blank as %20, or leave the password out and use -p
                """);
        assertThat(outcome.code()).isEqualTo(2);
    }
}
