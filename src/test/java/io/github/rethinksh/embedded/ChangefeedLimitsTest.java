package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.gen.exc.ReqlPermissionError;
import com.rethinkdb.net.Connection;
import com.rethinkdb.net.Result;
import com.rethinkdb.net.Result.FetchMode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What depends on when the server tells a feed of a write; the embedded one has told it before it answers the write. */
@Timeout(60)
class ChangefeedLimitsTest {
    private static final String TABLE = "[15,[\"t\"]]";

    private final EmbeddedServer server = EmbeddedServer.start();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.connect(server);
        client.run("[60,[\"t\"]]");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void shouldTellASlowClientWhatItMissed() throws IOException {
        client.ask(70, "[1,[152,[" + TABLE + "],{\"changefeed_queue_size\":2}],{}]");
        for (int i = 1; i <= 4; i++) {
            insert("{\"id\":" + i + "}");
        }
        assertThat(client.ask(70, "[2]"))
                .isEqualTo("{\"t\":3,\"r\":[{\"error\":\"Changefeed cache over array size limit, skipped 3"
                        + " elements.\"}],\"n\":[1]}");
        assertThat(client.ask(70, "[2]"))
                .isEqualTo("{\"t\":3,\"r\":[{\"new_val\":{\"id\":4},\"old_val\":null}],\"n\":[1]}");
    }

    @Test
    void shouldPutChangesOfARowTogether() throws IOException {
        client.ask(70, "[1,[152,[" + TABLE + "],{\"squash\":true,\"include_types\":true}],{}]");
        insert("{\"id\":1}");
        insert("{\"id\":2}");
        insert("{\"id\":1,\"a\":1}");
        client.run("[54,[[16,[" + TABLE + ",2]]]]");
        assertThat(client.ask(70, "[2]"))
                .isEqualTo("{\"t\":3,\"r\":[{\"new_val\":{\"a\":1,\"id\":1},\"old_val\":null,\"type\":\"add\"}],"
                        + "\"n\":[1]}");
    }

    @Test
    void shouldLetChangesGather() throws IOException {
        client.ask(70, "[1,[152,[" + TABLE + "],{\"squash\":0.2}],{}]");
        client.send(70, "[2]");
        client.send(71, "[1,[56,[" + TABLE + ",{\"id\":1}]],{\"noreply\":true}]");
        assertThat(client.receive()).isEqualTo("{\"t\":3,\"r\":[{\"new_val\":{\"id\":1},\"old_val\":null}],\"n\":[1]}");
    }

    @Test
    void shouldBeStoppedWhileChangesGather() throws IOException {
        client.ask(70, "[1,[152,[" + TABLE + "],{\"squash\":3600}],{}]");
        client.send(70, "[2]");
        assertThat(client.ask(70, "[3]")).isEqualTo("{\"t\":2,\"r\":[],\"n\":[]}");
        assertThat(client.receive()).isEqualTo("{\"t\":2,\"r\":[],\"n\":[]}");
    }

    @Test
    void shouldCutWhatIsThereIntoResponses() throws IOException {
        client.run("[56,[" + TABLE + ",[2,[{\"id\":1},{\"id\":2},{\"id\":3}]]]]");
        assertThat(client.ask(
                        70,
                        "[1,[152,[" + TABLE + "],{\"include_initial\":true,\"include_states\":true}],"
                                + "{\"max_batch_rows\":2}]"))
                .isEqualTo("{\"t\":3,\"r\":[{\"state\":\"initializing\"},{\"new_val\":{\"id\":1}}],\"n\":[1,5]}");
        insert("{\"id\":3,\"a\":1}");
        assertThat(client.ask(70, "[2]"))
                .isEqualTo("{\"t\":3,\"r\":[{\"new_val\":{\"id\":2}},{\"new_val\":{\"id\":3}}],\"n\":[1,5]}");
        assertThat(client.elements(70, 2))
                .containsExactly("{\"state\":\"ready\"}", "{\"new_val\":{\"a\":1,\"id\":3},\"old_val\":{\"id\":3}}");
    }

    @Test
    void shouldNotTakeTheLossOfAConnectionForAnAnswer() throws IOException {
        client.ask(70, "[1,[152,[" + TABLE + "]],{}]");
        client.send(70, "[2]");
        server.faults().dropConnections();
        assertThat(client.isClosedByServer()).isTrue();
        try (RawClient other = RawClient.connect(server)) {
            assertThat(other.run("[56,[" + TABLE + ",{\"id\":1}]]")).contains("\"inserted\":1");
        }
    }

    @Test
    void shouldForgetAFeedThatWantsNoReply() throws IOException {
        client.send(70, "[1,[152,[" + TABLE + "]],{\"noreply\":true}]");
        assertThat(client.ask(71, "[4]")).isEqualTo("{\"t\":4,\"r\":[]}");
        assertThat(client.ask(70, "[2]")).isEqualTo("{\"t\":16,\"r\":[\"Token 70 not in stream cache.\"],\"b\":[]}");
    }

    @Test
    void shouldEndWhenItsTableMayNoLongerBeRead() {
        try (Connection admin = connection().connect()) {
            r.db("rethinkdb")
                    .table("users")
                    .insert(r.hashMap("id", "bob").with("password", "b"))
                    .run(admin);
            r.db("test").grant("bob", Map.of("read", true)).run(admin);
            try (Connection bob = connection().user("bob", "b").connect()) {
                Result<Object> feed = r.table("t").changes().run(bob, FetchMode.AGGRESSIVE);
                r.db("test").grant("bob", Map.of("read", false)).run(admin);
                r.table("t").insert(Map.of("id", 1)).run(admin);
                // As on the server: the right to read is looked at after a response, and not before.
                assertThat(((Map<?, ?>) feed.next()).get("new_val")).isEqualTo(Map.of("id", 1L));
                assertThatThrownBy(feed::next).isInstanceOf(ReqlPermissionError.class);
            }
        }
    }

    private Connection.Builder connection() {
        return r.connection().hostname(server.host()).port(server.port());
    }

    private void insert(String document) throws IOException {
        client.run("[56,[" + TABLE + "," + document + "],{\"conflict\":\"replace\"}]");
    }
}
