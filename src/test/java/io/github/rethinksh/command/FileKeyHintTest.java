package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What to do when the key of a single file is not known. */
class FileKeyHintTest {
    private static final String IMPORT = "import -f codes.ndjson --table test.other --yes";
    private static final String DOCUMENTS = "{\"code\":\"de\"}\n{\"code\":\"fr\"}\n";

    @TempDir
    private Path directory;

    private Program.Outcome run(TestServer server, String... lines) {
        return new Program(directory).on(server).typing(lines).run();
    }

    @ClusterTest
    void shouldNameWhatWorks(TestServer server) throws IOException {
        Files.writeString(directory.resolve("codes.ndjson"), DOCUMENTS);

        Program.Outcome refused = run(server, IMPORT);
        String guess = "pk --guess " + directory.resolve("codes.ndjson") + " test.other --apply";
        assertThat(refused.err()).endsWith("hint: Name it with: --pkey FIELD, or have it guessed: " + guess + "\n");
        assertThat(refused.code()).isEqualTo(1);

        assertThat(run(server, guess, IMPORT).code()).isZero();
        assertThat(run(server, IMPORT.replace("test.other", "test.named") + " --pkey code")
                        .code())
                .isZero();
    }

    @ClusterTest
    void shouldNotOfferToGuessWhatTheNameDoesNotTell(TestServer server) throws IOException {
        Files.writeString(directory.resolve("codes"), DOCUMENTS);

        assertThat(run(server, "import -f codes --format ndjson --table test.other --yes")
                        .err())
                .endsWith("hint: Name it with: --pkey FIELD\n");
    }
}
