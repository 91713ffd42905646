package io.github.rethinksh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.PromptState.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final EmbeddedServer server = EmbeddedServer.start();
    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
        server.close();
    }

    private ConnectionOptions options() {
        return ConnectionOptions.to(new ServerAddress(server.host(), server.port()));
    }

    private Status status() {
        return session.prompt().status();
    }

    @Test
    void shouldTellTheTruthAboutTheConnection() {
        assertThat(session.prompt()).isEqualTo(new PromptState(Status.DISCONNECTED, "", "", "test"));

        session.connect(options(), "shop");
        assertThat(session.prompt())
                .isEqualTo(new PromptState(Status.CONNECTED, "admin", "127.0.0.1:" + server.port(), "shop"));

        session.disconnect();
        assertThat(status()).isEqualTo(Status.DISCONNECTED);
    }

    @Test
    void shouldFindShowAndRemakeALostConnection() {
        session.connect(options(), "test");
        server.faults().refuseConnections(true);
        server.faults().dropConnections();

        assertThatThrownBy(() -> session.cluster().catalog().tree())
                .isInstanceOfSatisfying(
                        ShellException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NO_CONNECTION));
        assertThat(status()).isEqualTo(Status.LOST);

        server.faults().refuseConnections(false);
        assertThat(session.cluster().catalog().tree()).containsOnlyKeys("test");
        assertThat(status()).isEqualTo(Status.CONNECTED);
    }

    @Test
    void shouldKeepTheOldConnectionWhenANewOneFails() {
        session.connect(options(), "test");

        assertThatThrownBy(() -> session.connect(options().withUser("nobody", ""), "other"))
                .hasMessageContaining("Unknown user");

        assertThat(session.prompt().database()).isEqualTo("test");
        assertThat(status()).isEqualTo(Status.CONNECTED);
    }

    @Test
    void shouldConnectNoSoonerThanACommandNeedsIt() {
        session.connectLater(
                () -> {
                    throw new ShellException(ExitCode.USAGE, "asked too soon");
                },
                "shop");
        assertThat(session.prompt().database()).isEqualTo("shop");
        assertThat(session.names()).isEqualTo(CatalogNames.NONE);

        session.connectLater(this::options, "shop");
        assertThat(session.cluster().isConnected()).isTrue();
    }

    @Test
    void shouldConnectAgainAfterAnAbortedCommand() {
        session.connect(options(), "test");

        session.abort();
        session.recover();

        assertThat(status()).isEqualTo(Status.CONNECTED);
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
}
