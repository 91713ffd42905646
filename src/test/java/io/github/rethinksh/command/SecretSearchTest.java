package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Works for a while with a password given in all ways, and then looks for it, and for who can read what came of it. */
@Timeout(120)
class SecretSearchTest {
    private static final String PASSWORD = "Zu7tersecret";

    @TempDir
    private Path directory;

    private final EmbeddedServer server =
            EmbeddedServer.start(EmbeddedOptions.defaults().withAdminPassword(PASSWORD));

    private final String address = server.host() + ":" + server.port();
    private final String login = "rethinkdb://admin:" + PASSWORD + "@" + address;
    private final String wrongLogin = "rethinkdb://admin:" + PASSWORD + "wrong@" + address;
    private final List<Program.Outcome> outcomes = new ArrayList<>();
    private Set<Path> before;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in/test"));
        Files.writeString(directory.resolve("in/test/t.json"), "[{\"id\":1},\n{\"no\":2},\n{\"id\":3}]\n");
        Files.writeString(directory.resolve("in/test/t.info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
        Files.writeString(
                directory.resolve("script"),
                "connect " + login
                        + "\nstatus\nsession\nexport test --to exported\npk test.t id\npk --save keys\nhistory\n");
        Files.writeString(directory.resolve("bad-script"), "connect " + wrongLogin + "\n");
        before = Set.copyOf(files());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldLeaveNoPasswordAnywhere() throws IOException {
        work();

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.out() + outcome.err())
                        .doesNotContain(PASSWORD)
                        .doesNotContain("Zu7ter"));
        assertThat(made())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(text(file)).as(file.toString()).doesNotContain(PASSWORD));
    }

    @Test
    void shouldLetNobodyElseReadWhatItMakes() throws IOException {
        work();

        assertThat(made())
                .extracting(file ->
                        directory.relativize(file).toString().replaceAll("rethinksh_rejected_[^/]*", "rejected"))
                .contains(
                        "exported/rethinksh.manifest",
                        "exported/test/t.json",
                        "dump.tar.gz",
                        ".in.rethinksh-import",
                        "keys",
                        "rejected/test.t.rejected.ndjson");
        assertThat(made())
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
    }

    /** The import fails at its second document; with --debug all that can be told is told. */
    private void work() {
        run(1, "--debug", "import", "in", "--yes", "-c", login);
        run(3, "--debug", "import", "in", "--yes", "--resume", "--max-errors", "1", "-c", login);
        run(0, "--debug", "-f", "script");
        run(0, "--debug", "dump", "-f", "dump.tar.gz", "-c", login);
        run(0, "--debug", "--format", "json", "verify", "exported", "--live", "-c", login);
        run(0, "--debug", "inspect", "dump.tar.gz");
        run(4, "--debug", "restore", "dump.tar.gz", "--force", "-c", wrongLogin);
        run(4, "--debug", "-e", "status", "-e", "ls", "-c", wrongLogin);
        run(4, "--debug", "-f", "bad-script");
        environment(0, "RETHINKDB_HOSTNAME", login, "export", "test", "--again", "--to", "exported");
        environment(4, "RETHINKDB_HOSTNAME", wrongLogin, "ls", "dbs");
        environment(0, "RETHINKDB_PASSWORD", PASSWORD, "ls", "dbs", "-c", address);
        environment(4, "RETHINKDB_PASSWORD", PASSWORD + "wrong", "ls", "dbs", "-c", address);
        run(1, "--debug", "import", "in", "--yes", "--truncate", "-c", login);
    }

    private void run(int code, String... arguments) {
        add(code, new Program(directory).with(arguments));
    }

    private void environment(int code, String name, String value, String... arguments) {
        add(
                code,
                new Program(directory).environment(name, value).with("--debug").with(arguments));
    }

    private void add(int code, Program program) {
        Program.Outcome outcome = program.run();
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(code);
        outcomes.add(outcome);
    }

    private List<Path> made() throws IOException {
        return files().stream().filter(file -> !before.contains(file)).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return file.toString();
        }
        if (!file.toString().endsWith(".gz")) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
