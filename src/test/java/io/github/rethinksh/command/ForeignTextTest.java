package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no JSON is told of in words of the program's own, without what its parser says of itself. */
class ForeignTextTest {
    private static final String UNKNOWN_WORD =
            "Unrecognized token 'foo': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    private static final String CUT_OFF = "Unexpected end-of-input: expected close marker for Object";

    @TempDir
    private Path directory;

    private String errors(String... line) {
        Program.Outcome outcome =
                new Program(directory).with("--demo").with(line).run();
        assertThat(outcome.code()).isBetween(1, 2);
        return outcome.err();
    }

    @Test
    void shouldTellOfKeysThatAreNoJson() throws IOException {
        Files.writeString(directory.resolve("documents.json"), "[]");

        assertThat(errors("import", "-f", "documents.json", "--table", "t", "--primary-keys", "foo"))
                .startsWith("error: --primary-keys ")
                .contains(UNKNOWN_WORD + " at line 1, column 1");
        assertThat(errors("import", "-f", "documents.json", "--table", "t", "--primary-keys", "{\"a\": "))
                .contains("Unexpected end-of-input within/between Object entries at line 1, column 7")
                .doesNotContain("REDACTED");
        Files.writeString(directory.resolve("keys"), "{");
        assertThat(errors("pk", "--load", "keys"))
                .contains(CUT_OFF + " at line 1, column 2")
                .doesNotContain("REDACTED");
    }

    @Test
    void shouldTellOfFilesBesideAnExportThatAreNoJson() throws IOException {
        Path table = Files.createDirectories(directory.resolve("out/test"));
        Files.writeString(table.resolve("t.json"), "[]");
        Files.writeString(table.resolve("t.info"), "foo");
        assertThat(errors("inspect", "out"))
                .contains("cannot be understood: " + UNKNOWN_WORD)
                .doesNotContain("Source:");
        Files.writeString(directory.resolve("out/rethinksh.manifest"), "{");
        assertThat(errors("inspect", "out"))
                .contains("is broken: " + CUT_OFF + " at line 1, column 2\n")
                .doesNotContain("REDACTED");
    }

    @Test
    void shouldTellOfACheckpointThatIsNoJson() throws IOException {
        Files.writeString(directory.resolve("documents.json"), "[{\"id\":1}]");
        Files.writeString(directory.resolve(".documents.json.rethinksh-import"), "{");

        assertThat(errors("import", "-f", "documents.json", "--table", "test.t", "--resume"))
                .contains("cannot be read: " + CUT_OFF + " at line 1, column 2\n")
                .doesNotContain("REDACTED");
    }

    @Test
    void shouldTellOfTheCheckpointOfAnExportThatIsNoJson() throws IOException {
        Program.Outcome first = new Program(directory)
                .with("--demo", "export", "test.foo", "--to", "out")
                .run();
        assertThat(first.code()).isZero();
        Files.writeString(directory.resolve("out/test/test.checkpoint"), "{");
        Files.writeString(directory.resolve("out/test/test.json.part"), "[\n");

        assertThat(errors("export", "test.test", "--to", "out", "--resume"))
                .contains("test.checkpoint is broken: " + CUT_OFF + " at line 1, column 2\n")
                .doesNotContain("REDACTED");
    }

    @Test
    void shouldTellOfAHandshakeThatIsNoJson() {
        for (String greeting : new String[] {"foo\0", "{\0", "[1\0"}) {
            try (ScriptedServer server = ScriptedServer.greeting(greeting.getBytes(StandardCharsets.US_ASCII))) {
                Program.Outcome outcome =
                        new Program(directory).on(server).with("ls", "dbs").run();

                assertThat(outcome.err())
                        .startsWith("error: cannot connect to " + server.address()
                                + ": what answers there does not greet as RethinkDB does\nhint: ");
                assertThat(outcome.code()).isEqualTo(4);
            }
        }
    }
}
