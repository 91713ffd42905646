package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.net.Connection;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {
    @Test
    void shouldStartWithAnEmptyDatabaseTest() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Connection connection = connect(server)) {
            assertThat(r.dbList().run(connection).single()).isEqualTo(List.of("rethinkdb", "test"));
            assertThat(r.tableList().run(connection).single()).isEqualTo(List.of());
        }
    }

    @Test
    void shouldEndAllItsThreads() throws IOException {
        EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.defaults().withDemo());
        try (RawClient client = RawClient.connect(server)) {
            client.ask(1, "[1,[15,[\"foo\"]],{\"max_batch_rows\":2}]");
            assertThat(ownThreads()).isNotEmpty();
            server.close();
            assertThat(ownThreads()).isEmpty();
        }
        assertThatThrownBy(() -> RawClient.connect(server)).isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldDoNoHarmWhenClosedTwice() {
        EmbeddedServer server = EmbeddedServer.start();
        server.close();
        server.close();
    }

    @Test
    void shouldRunServersSideBySide() {
        try (EmbeddedServer one = EmbeddedServer.start();
                EmbeddedServer other = EmbeddedServer.start();
                Connection toOne = connect(one);
                Connection toOther = connect(other)) {
            r.dbCreate("only_here").run(toOne);
            assertThat(r.dbList().run(toOther).single()).isEqualTo(List.of("rethinkdb", "test"));
        }
    }

    @Test
    void shouldNameATermItDoesNotKnow() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient client = RawClient.connect(server)) {
            assertThat(client.run("[165,[1,2]]"))
                    .isEqualTo("{\"t\":18,\"e\":3000000,\"r\":[\"The embedded server does not know the term"
                            + " `CIRCLE` (165).\"],\"b\":[]}");
            assertThat(client.run("[999,[]]")).isEqualTo("{\"t\":17,\"r\":[\"Unrecognized TermType: 999.\"],\"b\":[]}");
        }
    }

    @Test
    void shouldWaitForWritesWithoutReply() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient client = RawClient.connect(server)) {
            client.run("[60,[\"t\"]]");
            client.send(20, "[1,[56,[[15,[\"t\"]],{\"id\":1}]],{\"noreply\":true}]");
            assertThat(client.ask(21, "[4]")).isEqualTo("{\"t\":4,\"r\":[]}");
            assertThat(client.run("[43,[[15,[\"t\"]]]]")).isEqualTo("{\"t\":1,\"r\":[1]}");
        }
    }

    @Test
    void shouldHaveAShopToShow() {
        try (EmbeddedServer server =
                        EmbeddedServer.start(EmbeddedOptions.defaults().withDemo());
                Connection connection = connect(server)) {
            assertThat(r.dbList().run(connection).single())
                    .isEqualTo(List.of("rethinkdb", "shop", "test", "test2", "test3"));
            assertThat(r.db("shop").table("orders").indexList().run(connection).single())
                    .isEqualTo(List.of("customer", "customer_state", "placed", "tags"));
            assertThat(r.db("shop")
                            .table("orders")
                            .getAll("gift")
                            .optArg("index", "tags")
                            .count()
                            .run(connection, Long.class)
                            .single())
                    .isEqualTo(60L);
            Object customer = r.db("shop")
                    .table("customers")
                    .pluck("email", "name")
                    .run(connection)
                    .first();
            assertThat(customer).isEqualTo(Map.of("email", "amelia.almeida1@example.com", "name", "Amelia Almeida"));
        }
    }

    private static Connection connect(EmbeddedServer server) {
        return r.connection().hostname(server.host()).port(server.port()).connect();
    }

    private static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("rethinksh-embedded-"))
                .toList();
    }
}
