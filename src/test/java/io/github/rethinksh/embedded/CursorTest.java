package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.model.OptArgs;
import com.rethinkdb.net.Connection;
import com.rethinkdb.net.Result;
import com.rethinkdb.net.Result.FetchMode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final String ROWS_IN_FOURS =
            "[1,[41,[[15,[\"t\"]]],{\"index\":\"id\"}],{\"max_batch_rows\":4,\"first_batch_scaledown_factor\":1}]";

    private final EmbeddedServer server = EmbeddedServer.start();
    private RawClient client;

    @BeforeEach
    void fill() throws IOException {
        client = RawClient.connect(server);
        client.run("[60,[\"t\"]]");
        client.run(
                "[56,[[15,[\"t\"]],[98,[\"[{\\\"id\\\":1},{\\\"id\\\":2},{\\\"id\\\":3},{\\\"id\\\":4},{\\\"id\\\":5}]\"]]]]");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void shouldSendTheRestWhenAskedToContinue() throws IOException {
        assertThat(client.ask(70, ROWS_IN_FOURS))
                .isEqualTo("{\"t\":3,\"r\":[{\"id\":1},{\"id\":2},{\"id\":3},{\"id\":4}],\"n\":[]}");
        assertThat(client.ask(70, "[2]")).isEqualTo("{\"t\":2,\"r\":[{\"id\":5}],\"n\":[]}");
        assertThat(client.ask(70, "[2]")).isEqualTo("{\"t\":16,\"r\":[\"Token 70 not in stream cache.\"],\"b\":[]}");
    }

    @Test
    void shouldForgetTheRestWhenStopped() throws IOException {
        client.ask(70, ROWS_IN_FOURS);
        assertThat(client.ask(70, "[3]")).isEqualTo("{\"t\":2,\"r\":[],\"n\":[]}");
        assertThat(client.ask(70, "[2]")).isEqualTo("{\"t\":16,\"r\":[\"Token 70 not in stream cache.\"],\"b\":[]}");
    }

    @Test
    void shouldKeepCursorsApart() throws IOException {
        client.ask(70, ROWS_IN_FOURS);
        client.ask(71, ROWS_IN_FOURS);
        assertThat(client.ask(70, "[2]")).isEqualTo("{\"t\":2,\"r\":[{\"id\":5}],\"n\":[]}");
        assertThat(client.ask(71, "[2]")).isEqualTo("{\"t\":2,\"r\":[{\"id\":5}],\"n\":[]}");
    }

    @Test
    void shouldRefuseATokenThatIsInUse() throws IOException {
        client.ask(70, ROWS_IN_FOURS);
        assertThat(client.ask(70, ROWS_IN_FOURS))
                .isEqualTo("{\"t\":16,\"r\":[\"ERROR: duplicate token 70\"],\"b\":[]}");
    }

    @Test
    void shouldBoundAResponseByBytes() throws IOException {
        client.run("[54,[[15,[\"t\"]]]]");
        String text = "x".repeat(300_000);
        for (int i = 0; i < 4; i++) {
            client.run("[56,[[15,[\"t\"]],{\"id\":" + i + ",\"text\":\"" + text + "\"}]]");
        }
        String rows = "[1,[41,[[15,[\"t\"]]],{\"index\":\"id\"}],{}]";
        assertThat(client.ask(80, rows)).startsWith("{\"t\":3").hasSizeBetween(300_000, 310_000);
        assertThat(client.ask(80, "[2]")).startsWith("{\"t\":2").hasSizeBetween(900_000, 910_000);
    }

    @Test
    void shouldGiveADriverEveryRow() {
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.table("t").delete().run(connection);
            r.table("t")
                    .insert(r.range(2500).coerceTo("array").map(number -> r.hashMap("id", number)))
                    .run(connection);
            Result<Long> result = r.table("t")
                    .orderBy()
                    .optArg("index", r.desc("id"))
                    .g("id")
                    .run(connection, OptArgs.of("max_batch_rows", 100), FetchMode.AGGRESSIVE, Long.class);
            // Neither toList() nor lazily: the driver's iteration now and then takes its own end mark for an element
            // that is
            // missing, and forgets to ask for more when a batch is taken before the driver has noted that it came.
            List<Long> ids = Stream.generate(result::next).limit(2500).toList();
            assertThat(ids).hasSize(2500).startsWith(2499L, 2498L).endsWith(1L, 0L);
        }
    }
}
