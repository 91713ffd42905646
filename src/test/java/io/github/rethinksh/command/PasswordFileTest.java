package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be in a password file, and who may read it. */
@Timeout(60)
class PasswordFileTest {
    private static final String PASSWORD = "p\u00e4ss word";

    @TempDir
    private Path directory;

    private final EmbeddedServer server =
            EmbeddedServer.start(EmbeddedOptions.defaults().withAdminPassword(PASSWORD));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n", "\nand more\n"})
    void shouldTakeTheFirstLine(String end) throws IOException {
        assertThat(connecting(file("rw-------", PASSWORD + end))).isEqualTo("");
    }

    @Test
    void shouldLookForItWhereTheSessionIs() throws IOException {
        Path file = file("rw-------", PASSWORD);

        assertThat(connecting(directory.relativize(file))).isEqualTo("");
        assertThat(run("--tls-cert", "ca.pem").err()).contains("the certificate " + directory.resolve("ca.pem"));
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, 0644", "rw----r--, 0604", "rw-rw-rw-, 0666", "rw--w----, 0620", "rwxr-x---, 0750"})
    void shouldWarnOfAFileThatOthersCanGetAt(String mode, String shown) throws IOException {
        Path file = file(mode, PASSWORD);

        assertThat(connecting(file))
                .isEqualTo(
                        "warning: others can get at the password file %1$s, its mode is %2$s; close it with: chmod 600 %1$s\n"
                                .formatted(file, shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void shouldNotWarnOfOneThatIsClosed(String mode) throws IOException {
        assertThat(connecting(file(mode, PASSWORD))).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n" + PASSWORD})
    void shouldRefuseAFileWithoutPassword(String content) throws IOException {
        Path file = file("rw-------", content);

        assertThat(failing("--password-file", file.toString())).isEqualTo("""
                error: the first line of the password file %s is empty
                hint: Write the password there; a user without one needs no password file
                """.formatted(file));
    }

    @Test
    void shouldRefuseWhatIsNoFile() {
        assertThat(failing("--password-file", directory + "/nope"))
                .isEqualTo(unreadable(directory + "/nope", "there is no such file"));
        assertThat(failing("--password-file", directory.toString()))
                .isEqualTo(unreadable(directory.toString(), "it is a directory"));
    }

    @Test
    void shouldRefuseWhatIsNoText() throws IOException {
        Path file = Files.write(file("rw-------", ""), new byte[] {'p', (byte) 0xe4, 's'});

        assertThat(failing("--password-file", file.toString()))
                .isEqualTo(unreadable(file.toString(), "it is not UTF-8"));
    }

    @Test
    void shouldRefuseAFileWithoutEnd() {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "there is no /dev/zero");

        assertThat(failing("--password-file", "/dev/zero"))
                .isEqualTo(unreadable("/dev/zero", "it is larger than 65536 bytes"));
    }

    @Test
    void shouldSayWhatToDoWhenThereIsNobodyToAsk() {
        assertThat(failing("-p")).isEqualTo("""
                error: there is nobody to ask for the password: there is no terminal
                hint: Give it with --password-file FILE, or in RETHINKDB_PASSWORD without -p
                """);
    }

    @Test
    void shouldTellOfTheEnvironmentInItsHelp() {
        assertThat(new Program(directory).with("--help").run().out())
                .contains("RETHINKDB_HOSTNAME", "RETHINKDB_DRIVER_PORT", "RETHINKDB_USER", "RETHINKDB_PASSWORD");
    }

    private static String unreadable(String file, String reason) {
        return """
                error: cannot read the password file %s: %s
                hint: Write the password into the first line of a file, and: chmod 600 FILE
                """.formatted(file, reason);
    }

    private Path file(String mode, String content) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), content, StandardCharsets.UTF_8);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private String connecting(Path file) {
        Program.Outcome outcome = run("--password-file", file.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("test");
        return outcome.err();
    }

    private String failing(String... options) {
        Program.Outcome outcome = run(options);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        return outcome.err();
    }

    private Program.Outcome run(String... options) {
        return new Program(directory)
                .with("ls", "dbs", "-c", server.host() + ":" + server.port())
                .with(options)
                .run();
    }
}
