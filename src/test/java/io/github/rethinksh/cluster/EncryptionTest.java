package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.Certificates;
import io.github.rethinksh.testing.JavaProcess;
import io.github.rethinksh.testing.RealServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS: whom it lets in, and what is said of whom it does not. */
@Timeout(60)
class EncryptionTest {
    private static final String OTHER_PORT =
            "Does the server speak TLS on this port? If not, leave out --tls and --tls-cert";

    @TempDir
    private static Path directory;

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() {
        certificates = new Certificates(directory)
                .authority("ca")
                .authority("other-ca")
                .server("good", "ca", "-ext", "san=dns:localhost,ip:127.0.0.1")
                .server("by-name", "ca", "-ext", "san=dns:localhost")
                .server("elsewhere", "ca", "-ext", "san=dns:db1.example.com,ip:10.0.0.1")
                .server("expired", "ca", "-ext", "san=dns:localhost", "-startdate", "-10d", "-validity", "5")
                .server("early", "ca", "-ext", "san=dns:localhost", "-startdate", "+5d", "-validity", "9")
                .make("selfmade", "-ext", "san=dns:localhost")
                .make("selfmade-expired", "-ext", "san=dns:localhost", "-startdate", "-10d", "-validity", "5");
    }

    @ParameterizedTest
    @CsvSource({
        "good, localhost, ca",
        "good, 127.0.0.1, ca",
        "by-name, localhost, ca",
        "good, localhost, other-ca ca",
        "selfmade, localhost, selfmade"
    })
    void shouldConnectToWhomTheCertificatesVouchFor(String server, String host, String trusted) {
        try (EmbeddedServer embedded = embedded(server);
                Cluster cluster =
                        Cluster.connect(options(host, embedded.port(), certificates.trusting(trusted.split(" "))))) {
            assertThat(cluster.catalog().tree()).containsOnlyKeys("test");
            assertThat(cluster.serverVersion()).isEqualTo("2.4.4");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    elsewhere        | localhost | ca | the certificate of the server is for another name than localhost | Connect by a name or an address that is in the certificate, or have it made for this one too
                    by-name          | 127.0.0.1 | ca | the certificate of the server is for another name than 127.0.0.1 | Connect by a name or an address that is in the certificate, or have it made for this one too
                    good             | localhost | other-ca | nobody who is trusted vouches for the certificate of the server | Give the certificate of the CA that signed it with --tls-cert CA.pem
                    selfmade         | localhost | ca | nobody who is trusted vouches for the certificate of the server | Give the certificate of the CA that signed it with --tls-cert CA.pem
                    expired          | localhost | ca | the certificate of the server has expired | Give the server a new certificate
                    selfmade-expired | localhost | selfmade-expired | the certificate of the server has expired | Give the server a new certificate
                    early            | localhost | ca | the certificate of the server is not valid yet | Check the clocks of server and client
                    """)
    void shouldRefuseOthers(String server, String host, String trusted, String reason, String hint) {
        try (EmbeddedServer embedded = embedded(server)) {
            assertRefused(
                    options(host, embedded.port(), certificates.trusting(trusted)),
                    "cannot connect to " + host + ":" + embedded.port() + " over TLS: " + reason,
                    hint);
        }
    }

    @Test
    void shouldTellThatAServerDoesNotSpeakTls() {
        try (EmbeddedServer plain = EmbeddedServer.start()) {
            assertRefused(
                    options("localhost", plain.port(), certificates.trusting("ca")),
                    "cannot connect to localhost:" + plain.port() + " over TLS: what answers there does not speak TLS",
                    OTHER_PORT);
        }
    }

    @Test
    void shouldTellThatAServerWantsTls() {
        try (EmbeddedServer embedded = embedded("good")) {
            assertRefused(
                    ConnectionOptions.to(new ServerAddress("localhost", embedded.port())),
                    "cannot connect to localhost:" + embedded.port() + ": the server speaks TLS",
                    "Is RethinkDB running there, and is this its driver port (usually 28015)?"
                            + " If it speaks TLS: --tls, or --tls-cert CA.pem");
        }
    }

    @Test
    void shouldDoTheSameWithARealServer() {
        assumeTrue(RealServer.isInstalled(), "no rethinkdb is on the PATH");
        try (RealServer server = RealServer.start(
                "128",
                "--driver-tls-key",
                certificates.keyFile("good").toString(),
                "--driver-tls-cert",
                certificates.trusting("good").toString())) {
            try (Cluster cluster = Cluster.connect(options("localhost", server.port(), certificates.trusting("ca")))) {
                assertThat(cluster.catalog().tree()).containsOnlyKeys("test");
            }
            assertRefused(
                    options("localhost", server.port(), certificates.trusting("other-ca")),
                    "cannot connect to localhost:" + server.port()
                            + " over TLS: nobody who is trusted vouches for the certificate of the server",
                    "Give the certificate of the CA that signed it with --tls-cert CA.pem");
            assertThatThrownBy(server::connect)
                    .hasMessageStartingWith("cannot connect to " + server.address() + ": the server ")
                    .isInstanceOfSatisfying(
                            ShellException.class,
                            refused -> assertThat(refused.hint().orElse(""))
                                    .endsWith("If it speaks TLS: --tls, or --tls-cert CA.pem"));
        }
    }

    @Test
    void shouldTellThatARealServerDoesNotSpeakTls() {
        assumeTrue(RealServer.isInstalled(), "no rethinkdb is on the PATH");
        try (RealServer server = RealServer.start("128")) {
            assertRefused(
                    options("localhost", server.port(), certificates.trusting("ca")),
                    "cannot connect to localhost:" + server.port() + " over TLS: what answers there does not speak TLS",
                    OTHER_PORT);
        }
    }

    @ParameterizedTest
    @CsvSource({"ca, 0, test", "other-ca, 4, nobody who is trusted vouches for the certificate of the server"})
    void shouldTrustWhomTheSystemTrusts(String trusted, int code, String said) throws Exception {
        try (EmbeddedServer embedded = embedded("good")) {
            List<String> command = new ArrayList<>(JavaProcess.command(certificates.systemTrusting(trusted)));
            command.addAll(List.of("ls", "dbs", "--tls", "-c", "localhost:" + embedded.port()));
            File output = directory.resolve("output").toFile();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();

            assertThat(process.waitFor()).isEqualTo(code);
            assertThat(output).content().contains(said);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "missing.pem | -             | cannot read the certificate FILE: there is no such file",
                "empty.pem   | ''            | FILE holds no certificate",
                "text.pem    | no PEM at all | FILE is not a certificate: ",
                "cut.pem     | CUT           | FILE is not a certificate: ",
                "key.pem     | KEY           | FILE is not a certificate: "
            })
    void shouldRefuseAFileWithoutCertificate(String name, String content, String message) throws IOException {
        Path file = directory.resolve(name);
        if (content != null) {
            Files.writeString(file, content(content));
        }
        assertRefusedFile(file, message.replace("FILE", file.toString()));
    }

    private static String content(String named) throws IOException {
        return switch (named) {
            case "CUT" -> Files.readString(certificates.trusting("ca")).substring(0, 300);
            case "KEY" -> Files.readString(certificates.keyFile("good"));
            default -> named;
        };
    }

    @Test
    void shouldRefuseADirectory() {
        assertRefusedFile(directory, "cannot read the certificate " + directory + ": it is a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = "/dev/zero")
    void shouldRefuseAFileWithoutEnd(Path endless) {
        assumeTrue(Files.exists(endless), "there is no " + endless);
        assertRefusedFile(endless, "cannot read the certificate " + endless + ": it is larger than 1048576 bytes");
    }

    private static EmbeddedServer embedded(String certificate) {
        return EmbeddedServer.start(EmbeddedOptions.defaults().withSockets(certificates.sockets(certificate)));
    }

    private static ConnectionOptions options(String host, int port, Path trusted) {
        return ConnectionOptions.to(new ServerAddress(host, port))
                .withEncryption(new Encryption.Certificates(trusted))
                .withTimeout(Duration.ofSeconds(10));
    }

    private static void assertRefused(ConnectionOptions options, String message, String hint) {
        assertThatThrownBy(() -> Cluster.connect(options)).isInstanceOfSatisfying(ShellException.class, refused -> {
            assertThat(refused).hasMessage(message);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.NO_CONNECTION);
            assertThat(refused.hint()).hasValue(hint);
        });
    }

    private static void assertRefusedFile(Path file, String message) {
        assertThatThrownBy(() -> Cluster.connect(options("localhost", 1, file)))
                .isInstanceOfSatisfying(ShellException.class, refused -> {
                    assertThat(refused).hasMessageStartingWith(message);
                    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(refused.hint()).isPresent();
                });
    }
}
