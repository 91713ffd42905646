package io.github.rethinksh.session;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ClusterAddress;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.PromptState.Status;
import io.github.rethinksh.session.SessionConnection.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionTest {
    private final EmbeddedServer server = EmbeddedServer.start();
    private final Session session = new Session();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    @BeforeEach
    void create() {
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.dbCreate("shop").run(connection);
        }
    }

    @AfterEach
    void close() {
        worker.shutdownNow();
        session.close();
        server.close();
    }

    private ConnectionOptions options() {
        return ConnectionOptions.to(new ServerAddress(server.host(), server.port()));
    }

    private Profile profile(String path) {
        return Profile.at(ClusterAddress.parse("rethinkdb://" + server.host() + ":" + server.port() + path));
    }

    private Login login() {
        return new Login(options(), profile(""));
    }

    private Status status() {
        return session.connection().prompt().status();
    }

    @Test
    void shouldTellTheTruthAboutTheConnection() {
        assertThat(session.connection().prompt()).isEqualTo(PromptState.disconnected("test"));

        session.connection().connect(new Login(options(), profile("/shop")));
        assertThat(session.connection().prompt())
                .isEqualTo(new PromptState(Status.CONNECTED, "admin", "127.0.0.1:" + server.port(), "shop", 0, false));

        session.connection().disconnect();
        assertThat(status()).isEqualTo(Status.DISCONNECTED);
    }

    @Test
    void shouldFindShowAndRemakeALostConnection() {
        session.connection().connect(login());
        server.faults().refuseConnections(true);
        server.faults().dropConnections();

        assertThatThrownBy(() -> session.cluster().catalog().tree())
                .isInstanceOfSatisfying(
                        ShellException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NO_CONNECTION));
        assertThat(status()).isEqualTo(Status.LOST);

        server.faults().refuseConnections(false);
        assertThat(session.cluster().catalog().tree()).containsOnlyKeys("shop", "test");
        assertThat(status()).isEqualTo(Status.CONNECTED);
    }

    @Test
    void shouldKeepTheOldConnectionWhenANewOneFails() {
        session.connection().connect(login());

        assertThatThrownBy(() ->
                        session.connection().connect(new Login(options().withUser("nobody", ""), profile("/other"))))
                .hasMessageContaining("Unknown user");

        assertThat(session.connection().prompt().database()).isEqualTo("test");
        assertThat(status()).isEqualTo(Status.CONNECTED);
    }

    @Test
    void shouldConnectNoSoonerThanACommandNeedsIt() {
        session.connection()
                .connectLater(
                        () -> {
                            throw new ShellException(ExitCode.USAGE, "asked too soon");
                        },
                        "shop");
        assertThat(session.connection().prompt().database()).isEqualTo("shop");
        assertThat(session.connection().names()).isEqualTo(CatalogNames.NONE);

        session.connection().connectLater(this::login, "shop");
        assertThat(session.cluster().isConnected()).isTrue();
    }

    @Test
    void shouldShowALostConnectionAndMakeItAgainWhileSomebodyWatches() throws InterruptedException {
        BlockingQueue<Status> shown = new LinkedBlockingQueue<>();
        session.connection().connect(new Login(options(), profile("/shop")));
        session.connection().watch(() -> shown.add(status()));
        assertThat(shown.take()).isEqualTo(Status.CONNECTED);

        server.faults().refuseConnections(true);
        server.faults().dropConnections();
        assertThat(shown.take()).isEqualTo(Status.LOST);

        server.faults().refuseConnections(false);
        assertThat(shown.take()).isEqualTo(Status.CONNECTED);
        assertThat(session.connection().prompt().database()).isEqualTo("shop");
    }

    @Test
    void shouldNotOpenAConnectionAgainThatWasClosed() {
        Cluster cluster = session.connection().connect(login());
        session.connection().disconnect();

        assertThatThrownBy(cluster::reconnect).hasMessageEndingWith(" was closed");
        assertThatThrownBy(() -> cluster.catalog().tree()).hasMessageStartingWith("lost the connection");
        assertThat(cluster.isConnected()).isFalse();
    }

    @Test
    void shouldConnectAgainAfterAnAbortedCommand() {
        session.connection().connect(login());

        session.connection().abort();
        session.connection().recover();

        assertThat(status()).isEqualTo(Status.CONNECTED);
    }

    @Test
    void shouldEndTheWaitForAServerThatSaysNothingWhenAborted() throws Exception {
        session.connection().connect(login());
        try (ServerSocket frozen = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectionOptions options = ConnectionOptions.to(new ServerAddress("127.0.0.1", frozen.getLocalPort()))
                    .withTimeout(Duration.ofHours(1));
            Future<?> connecting = worker.submit(() -> session.connection().connect(new Login(options, profile(""))));
            try (Socket accepted = frozen.accept()) {
                assertThat(accepted.getInputStream().read()).isNotNegative();

                session.connection().abort();

                assertThatThrownBy(connecting::get)
                        .cause()
                        .isInstanceOfSatisfying(
                                ShellException.class,
                                stopped -> assertThat(stopped.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
            }
        }
        session.connection().recover();
        assertThat(status()).isEqualTo(Status.CONNECTED);
        assertThat(session.connection().prompt().host()).isEqualTo("127.0.0.1:" + server.port());
    }

    @Test
    void shouldAddPrimaryKeysToThoseThatAreSet() {
        TableName first = new TableName("shop", "customers");
        TableName second = new TableName("shop", "countries");
        session.setPrimaryKeys(Map.of(first, "id", second, "code"), KeyOrigin.SET);
        session.setPrimaryKeys(Map.of(first, "email"), KeyOrigin.GUESSED);

        assertThat(session.primaryKeys()).isEqualTo(Map.of(first, "email", second, "code"));

        assertThat(session.sessionKeys())
                .isEqualTo(Map.of(
                        first,
                        new SessionKey("email", KeyOrigin.GUESSED),
                        second,
                        new SessionKey("code", KeyOrigin.SET)));

        session.clearPrimaryKeys(List.of(first));
        assertThat(session.primaryKeys()).isEqualTo(Map.of(second, "code"));
    }

    @Test
    void shouldForkAsItStandsAndGoItsOwnWayThen() {
        session.connection().connect(new Login(options(), profile("/shop")));
        session.setPrimaryKeys(Map.of(new TableName("a", "b"), "key"), KeyOrigin.SET);
        session.set(Setting.PEEK_ROWS, "7");
        try (Session fork = session.fork("job 1", () -> {})) {
            session.connection().disconnect();
            session.connection().use("test");
            session.clearPrimaryKeys(List.of(new TableName("a", "b")));
            session.set(Setting.PEEK_ROWS, "9");

            assertThat(fork.cluster().catalog().tree()).containsOnlyKeys("shop", "test");
            assertThat(fork.database()).isEqualTo("shop");
            assertThat(fork.primaryKeys()).containsEntry(new TableName("a", "b"), "key");
            assertThat(fork.settings().number(Setting.PEEK_ROWS)).isEqualTo(7);
            fork.connection().abort();
            assertThat(fork.connection().prompt().status()).isEqualTo(Status.LOST);
        }
        assertThat(status()).isEqualTo(Status.DISCONNECTED);
    }

    @Test
    void shouldForkBeforeItIsConnectedAndAskForThePasswordOnce() {
        List<String> asked = new ArrayList<>();
        session.connection()
                .connectLater(
                        () -> {
                            asked.add("password");
                            return login();
                        },
                        "test");
        try (Session fork = session.fork("job 1", () -> {})) {
            assertThat(asked).hasSize(1);
            assertThat(fork.cluster().catalog().tree()).containsOnlyKeys("shop", "test");
            assertThat(session.cluster().catalog().tree()).containsOnlyKeys("shop", "test");
            assertThat(asked).hasSize(1);
        }
        assertThat(status()).isEqualTo(Status.CONNECTED);
    }

    @Test
    void shouldTakeTheExportOfAForkUnlessItHasTurnedToAnother() {
        ExportSet made = new ExportSet(Path.of("made"), null);
        ExportSet other = new ExportSet(Path.of("other"), null);
        try (Session fork = session.fork("job 1", () -> {})) {
            fork.setExportSet(made);
            assertThat(session.exportSet()).contains(made);
            session.setExportSet(other);
            fork.setExportSet(new ExportSet(Path.of("made"), null));
            assertThat(session.exportSet()).contains(other);
        }
    }

    @Test
    void shouldLetOnlyOneWorkOnAnExport(@TempDir Path directory) {
        ExportSets exports = new ExportSets(session, directory, Clock.systemUTC());
        try (Session fork = session.fork("job 1", () -> {})) {
            ExportSets others = new ExportSets(fork, directory, Clock.systemUTC());
            try (Claim claim = others.claim(null)) {
                claim.also(directory.resolve("made"));
                claim.also(directory.resolve("made"));
                assertThatThrownBy(() -> exports.claim(null))
                        .hasMessage("the export of this session is being worked on by job 1");
                assertThatThrownBy(() -> exports.claim(Path.of("x/../made")))
                        .hasMessageEndingWith("made is being worked on by job 1");
                exports.claim(Path.of("free")).close();
            }
            exports.claim(null).close();
            exports.claim(Path.of("made")).close();
        }
    }

    @Test
    void shouldKnowAnExportThroughALink(@TempDir Path directory) throws IOException {
        Files.createDirectory(directory.resolve("there"));
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("there"));
        ExportSets exports = new ExportSets(session, directory, Clock.systemUTC());
        try (Claim claim = exports.claim(Path.of("link/not/yet"))) {
            claim.also(directory.resolve("link"));
            for (String same : List.of("there", "there/not/yet", "link/../there")) {
                assertThatThrownBy(() -> exports.claim(Path.of(same)))
                        .isInstanceOfSatisfying(ShellException.class, refusal -> {
                            assertThat(refusal.exitCode()).isEqualTo(ExitCode.FAILED);
                            assertThat(refusal)
                                    .hasMessage(directory.resolve(same) + " is being worked on by another command");
                        });
            }
            exports.claim(Path.of("not/yet")).close();
        }
    }
}
