package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.net.Connection;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private static final int VERSION_1_0 = 0x34c2bdc3;

    private final EmbeddedServer server =
            EmbeddedServer.start(EmbeddedOptions.defaults().withAdminPassword("open sesame"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldLetTheAdminIn() {
        try (Connection connection = connect("admin", "open sesame")) {
            assertThat(r.expr(1).run(connection, Long.class).single()).isEqualTo(1L);
        }
    }

    @Test
    void shouldRefuseAWrongPassword() {
        assertThatThrownBy(() -> connect("admin", "wrong"))
                .isInstanceOf(ReqlDriverError.class)
                .hasMessageContaining("Wrong password");
    }

    @Test
    void shouldRefuseAnUnknownUser() {
        assertThatThrownBy(() -> connect("ghost", "")).hasMessageContaining("Unknown user");
    }

    @Test
    void shouldTellItsVersionFirst() throws IOException {
        try (RawClient client = RawClient.silent(server)) {
            client.writeIntegers(VERSION_1_0);
            assertThat(client.readMessage())
                    .isEqualTo("{\"max_protocol_version\":0,\"min_protocol_version\":0,"
                            + "\"server_version\":\"2.4.4\",\"success\":true}");
        }
    }

    @Test
    void shouldRefuseWhatIsNotJson() throws IOException {
        try (RawClient client = RawClient.silent(server)) {
            client.writeIntegers(VERSION_1_0);
            client.readMessage();
            client.writeMessage("hello");
            assertThat(client.readMessage())
                    .isEqualTo("{\"error\":\"Invalid JSON object.\",\"error_code\":8,\"success\":false}");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void shouldRefuseAnotherWayToAuthenticate() throws IOException {
        try (RawClient client = RawClient.silent(server)) {
            client.writeIntegers(VERSION_1_0);
            client.readMessage();
            client.writeMessage(
                    "{\"protocol_version\":0,\"authentication_method\":\"PLAIN\",\"authentication\":\"x\"}");
            assertThat(client.readMessage())
                    .isEqualTo("{\"error\":\"Unsupported `authentication_method`.\",\"error_code\":4,"
                            + "\"success\":false}");
        }
    }

    @Test
    void shouldRefuseAMessageThatIsNotScram() throws IOException {
        try (RawClient client = RawClient.silent(server)) {
            client.writeIntegers(VERSION_1_0);
            client.readMessage();
            client.writeMessage("{\"protocol_version\":0,\"authentication_method\":\"SCRAM-SHA-256\","
                    + "\"authentication\":\"n,,n=admin\"}");
            assertThat(client.readMessage())
                    .isEqualTo("{\"error\":\"Invalid encoding\",\"error_code\":10,\"success\":false}");
        }
    }

    @Test
    void shouldTakeTheKeyOfOlderDrivers() throws IOException {
        try (RawClient client = RawClient.silent(server)) {
            client.writeIntegers(0x400c2d20, 0, 0x7e6970c7);
            assertThat(client.readMessage()).isEqualTo("ERROR: Incorrect authorization key.\n");
        }
    }

    @Test
    void shouldRefuseTheProtocolsBeforeJson() throws IOException {
        try (RawClient client = RawClient.silent(server)) {
            client.writeIntegers(0x3f61ba36);
            assertThat(client.readMessage()).isEqualTo("ERROR: The PROTOBUF client protocol is no longer supported\n");
        }
    }

    private Connection connect(String user, String password) {
        return r.connection()
                .hostname(server.host())
                .port(server.port())
                .user(user, password)
                .connect();
    }
}
