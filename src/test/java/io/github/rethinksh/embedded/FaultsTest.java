package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.net.Connection;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FaultsTest {
    private final EmbeddedServer server = EmbeddedServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldDropConnectionsAndTakeNewOnes() throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            server.faults().dropConnections();
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.run("1")).isEqualTo("{\"t\":1,\"r\":[1]}");
        }
    }

    @Test
    void shouldDropAfterSoManyResponses() throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            server.faults().dropAfterResponses(2);
            assertThat(client.run("1")).isEqualTo("{\"t\":1,\"r\":[1]}");
            assertThat(client.run("2")).isEqualTo("{\"t\":1,\"r\":[2]}");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void shouldRefuseConnections() throws IOException {
        server.faults().refuseConnections(true);
        try (RawClient client = RawClient.silent(server)) {
            assertThat(client.isClosedByServer()).isTrue();
        }
        server.faults().refuseConnections(false);
        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.run("1")).isEqualTo("{\"t\":1,\"r\":[1]}");
        }
    }

    @Test
    void shouldFailTheNextQueries() {
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            server.faults().failNext(ErrorType.OP_FAILED, "primary replica not available", 1);
            assertThatThrownBy(() -> r.dbList().run(connection)).hasMessageContaining("primary replica not available");
            assertThat(r.expr(1).run(connection, Long.class).single()).isEqualTo(1L);
        }
    }

    @Test
    void shouldLoseInACrashWhatIsNotOnDisk() {
        insert("soft", 1);
        String before = started();
        try (Connection connection = connect()) {
            r.table("t").sync().run(connection);
        }
        insert("hard", 2);
        insert("soft", 3, 4);
        try (Connection connection = connect()) {
            r.table("t").get(2).delete().optArg("durability", "soft").run(connection);
        }

        server.faults().crash();

        try (Connection connection = connect()) {
            assertThat(r.table("t")
                            .orderBy("id")
                            .bracket("id")
                            .toJson()
                            .run(connection, String.class)
                            .single())
                    .isEqualTo("[1,2]");
        }
        assertThat(started()).isNotEqualTo(before);
    }

    private Connection connect() {
        return r.connection().hostname(server.host()).port(server.port()).connect();
    }

    private void insert(String durability, int... ids) {
        try (Connection connection = connect()) {
            if (!r.tableList().contains("t").run(connection, Boolean.class).single()) {
                r.tableCreate("t").run(connection);
            }
            for (int id : ids) {
                r.table("t")
                        .insert(r.hashMap("id", id))
                        .optArg("durability", durability)
                        .run(connection);
            }
        }
    }

    private String started() {
        try (Connection connection = connect()) {
            return r.db("rethinkdb")
                    .table("server_status")
                    .nth(0)
                    .g("process")
                    .g("time_started")
                    .toIso8601()
                    .run(connection, String.class)
                    .single();
        }
    }

    @Test
    @Timeout(20)
    void shouldEndInTheMiddleOfADelay() throws IOException {
        server.faults().delay(Duration.ofHours(1));
        try (RawClient client = RawClient.connect(server)) {
            client.send(1, "[1,1,{}]");
            server.close();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }
}
