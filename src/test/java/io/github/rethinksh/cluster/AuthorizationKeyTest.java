package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import org.junit.jupiter.api.Test;

/** The handshake of servers before 2.3, which later ones still understand. */
class AuthorizationKeyTest {
    @ClusterTest
    void shouldLogInWithoutAKeyWhereThereIsNone(TestServer server) {
        try (Cluster cluster = Cluster.connect(server.options().withAuthKey(""))) {
            assertThat(cluster.catalog().tree()).containsOnlyKeys("test");
            assertThat(cluster.serverVersion()).isEmpty();
        }
    }

    @Test
    void shouldLogInWithTheKeyAndTellAWrongOne() {
        try (EmbeddedServer server =
                EmbeddedServer.start(EmbeddedOptions.defaults().withAdminPassword("secret"))) {
            ConnectionOptions options = ConnectionOptions.to(new ServerAddress(server.host(), server.port()));
            try (Cluster cluster = Cluster.connect(options.withAuthKey("secret"))) {
                assertThat(cluster.catalog().tree()).containsOnlyKeys("test");
            }

            assertThatThrownBy(() -> Cluster.connect(options.withAuthKey("guess")))
                    .isInstanceOfSatisfying(
                            ShellException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NO_CONNECTION))
                    .hasMessageContaining("Incorrect authorization key");
        }
    }
}
