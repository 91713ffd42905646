package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of {@code get}: texts that look like something else are reached with the quotes of JSON. */
class KeyAsTypedTest {
    private static final List<String> KEYS = List.of("5", "\"5\"", "true", "\"true\"", "\"null\"", "\"\"", "\"a b\"");

    @TempDir
    private Path directory;

    private Program program(TestServer server) {
        return new Program(directory).on(server).with("--format", "json");
    }

    private void fill(TestServer server) throws IOException {
        StringBuilder documents = new StringBuilder();
        KEYS.forEach(key -> documents.append("{\"id\":").append(key).append("}").append('\n'));
        Files.writeString(directory.resolve("keys.ndjson"), documents);
        assertThat(program(server)
                        .with("import", "-f", "keys.ndjson", "--table", "test.keys", "--yes")
                        .run()
                        .code())
                .isZero();
    }

    @ClusterTest
    void shouldKeepTheQuotesOfAKeyHoweverItComes(TestServer server) throws IOException {
        fill(server);

        for (String key : KEYS) {
            String document = "{\"id\":" + key + "}\n";
            String line = "get keys '" + key + "'";
            Files.writeString(directory.resolve("script"), line + "\n");
            assertThat(program(server).with("get", "keys", key).run().out()).isEqualTo(document);
            assertThat(program(server).with("-e", line).run().out()).isEqualTo(document);
            assertThat(program(server).with("-f", "script").run().out()).isEqualTo(document);
            assertThat(program(server).typing(line).run().out()).isEqualTo(document);
        }
    }

    @ClusterTest
    void shouldTakeNoWordForTheEmptyText(TestServer server) throws IOException {
        fill(server);

        assertThat(program(server).typing("get keys ''").run().out()).isEqualTo("{\"id\":\"\"}\n");
    }

    @Test
    void shouldSayThatNullIsNoKey() {
        Program.Outcome outcome =
                new Program(directory).with("--demo", "get", "test.foo", "null").run();

        assertThat(outcome.err()).isEqualTo("""
                        error: a primary key cannot be null
                        hint: If the text is meant, quote it as JSON: '"null"'
                        """);
        assertThat(outcome.code()).isEqualTo(2);
    }
}
