package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.ScriptedServer;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How connections are made and lost, and what is said when they cannot be made. */
class ConnectingTest {
    @Test
    void shouldTellThatNobodyListens() throws IOException {
        int port = unusedPort();

        assertFailure(
                () -> Cluster.connect(ConnectionOptions.to(new ServerAddress("127.0.0.1", port))),
                ExitCode.NO_CONNECTION,
                "cannot connect to 127.0.0.1:" + port + ": connection refused",
                "Is RethinkDB running there, and is this its driver port (usually 28015)?");
    }

    @Test
    void shouldTellThatAWebServerAnswers() {
        byte[] page = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (ScriptedServer server = ScriptedServer.greeting(page)) {
            assertFailure(
                    () -> Cluster.connect(server.options()),
                    ExitCode.NO_CONNECTION,
                    "cannot connect to " + server.address()
                            + ": this is a web server; the driver port is usually 28015",
                    "Connect to the port that RethinkDB calls its driver port: -c HOST:PORT");
        }
    }

    @Test
    void shouldTellThatThisIsThePortForOtherServers() {
        byte[] header = "RethinkDB cluster\n\5\0\0\0\0\0\0\0002.4.0".getBytes(StandardCharsets.US_ASCII);
        try (ScriptedServer server = ScriptedServer.greeting(header)) {
            assertFailure(
                    () -> Cluster.connect(ConnectionOptions.to(new ServerAddress(server.host(), server.port()))),
                    ExitCode.NO_CONNECTION,
                    "cannot connect to " + server.address()
                            + ": this is the port for other servers; the driver port is usually 28015",
                    "Connect to the port that RethinkDB calls its driver port: -c HOST:PORT");
        }
    }

    @Test
    void shouldTellThatAWebServerWaits() throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // One thread waits for the rest of what it takes for a request.
        ExecutorService threads = Executors.newFixedThreadPool(2);
        web.setExecutor(threads);
        web.start();
        try {
            ServerAddress address =
                    new ServerAddress("127.0.0.1", web.getAddress().getPort());
            // Its first answer takes longest.
            assertThatThrownBy(
                            () -> URI.create("http://" + address + "/").toURL().openStream())
                    .isInstanceOf(IOException.class);
            assertFailure(
                    () -> Cluster.connect(ConnectionOptions.to(address).withTimeout(Duration.ofMillis(500))),
                    ExitCode.NO_CONNECTION,
                    "cannot connect to " + address + ": this is a web server; the driver port is usually 28015",
                    "Connect to the port that RethinkDB calls its driver port: -c HOST:PORT");
        } finally {
            web.stop(0);
            threads.shutdownNow();
        }
    }

    @ClusterTest
    void shouldTellThatThePasswordIsWrong(TestServer server) {
        assertFailure(
                () -> Cluster.connect(server.options().withUser("admin", "guess")),
                ExitCode.NO_CONNECTION,
                "cannot connect to " + server.address() + " as admin: Wrong password",
                "Give the user with -u USER and the password with -p, which asks, or --password-file FILE");
    }

    @ClusterTest
    void shouldTellThatTheUserIsNotKnown(TestServer server) {
        assertFailure(
                () -> Cluster.connect(server.options().withUser("nobody", "")),
                ExitCode.NO_CONNECTION,
                "cannot connect to " + server.address() + " as nobody: Unknown user",
                "Give the user with -u USER and the password with -p, which asks, or --password-file FILE");
    }

    @ClusterTest
    void shouldTellThatAPermissionIsMissing(TestServer server) {
        try (Cluster admin = server.connect()) {
            admin.catalogWriter().createTable(new TableName("test", "open"), "id");
            admin.catalogWriter().createTable(new TableName("test", "secret"), "id");
            admin.write(r.db("rethinkdb")
                    .table("users")
                    .insert(r.hashMap("id", "bob").with("password", "p\u00e4ss")));
            admin.write(r.db("test").table("open").grant("bob", r.hashMap("read", true)));
        }

        try (Cluster bob = Cluster.connect(server.options().withUser("bob", "p\u00e4ss"))) {
            assertThat(bob.catalog().count(new TableName("test", "open"))).isZero();
            assertThatThrownBy(() -> bob.catalog().count(new TableName("test", "secret")))
                    .hasMessage("no permission: User `bob` does not have the required `read` permission.");
            assertThatThrownBy(() -> bob.catalogWriter().createDatabase("mine"))
                    .hasMessage("no permission: User `bob` does not have the required `config` permission.");
        }
    }

    @ClusterTest
    void shouldConnectToTheFirstServerThatAnswers(TestServer server) throws IOException {
        ServerAddress dead = new ServerAddress("127.0.0.1", unusedPort());
        ServerAddress live = new ServerAddress(server.host(), server.port());

        try (Cluster cluster = Cluster.connect(ConnectionOptions.to(dead, live))) {
            assertThat(cluster.address()).isEqualTo(live);
            for (int i = 0; i < 3; i++) {
                try (TableReader reader = TableReader.open(cluster)) {
                    assertThat(reader).isNotNull();
                }
            }
        }
    }

    @Test
    void shouldConnectAgainWhenAConnectionWasLost() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Cluster cluster =
                        Cluster.connect(ConnectionOptions.to(new ServerAddress(server.host(), server.port())))) {
            server.faults().dropConnections();
            assertThat(cluster.catalog().tree()).containsOnlyKeys("test");
            server.faults().dropAfterResponses(1);
            assertThat(cluster.catalog().tree()).containsOnlyKeys("test");
            assertThat(cluster.catalog().tree()).containsOnlyKeys("test");
            cluster.abort();
            assertThat(cluster.isConnected()).isFalse();
            cluster.catalogWriter().createDatabase("more");
            assertThat(cluster.catalog().tree()).containsOnlyKeys("more", "test");
        }
    }

    @Test
    void shouldTellThatTheConnectionIsLostForGood() {
        EmbeddedServer server = EmbeddedServer.start();
        ServerAddress address = new ServerAddress(server.host(), server.port());
        try (Cluster cluster = Cluster.connect(ConnectionOptions.to(address))) {
            server.close();

            assertThatThrownBy(() -> cluster.catalog().tree())
                    .isInstanceOfSatisfying(
                            ShellException.class,
                            lost -> assertThat(lost.exitCode()).isEqualTo(ExitCode.NO_CONNECTION))
                    .hasMessage("cannot connect to " + address + ": connection refused");
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assertFailure(ThrowingCallable action, ExitCode code, String message, String hint) {
        assertThatThrownBy(action).isInstanceOfSatisfying(ShellException.class, failure -> {
            assertThat(failure).hasMessage(message);
            assertThat(failure.exitCode()).isEqualTo(code);
            assertThat(failure.hint()).hasValue(hint);
        });
    }
}
