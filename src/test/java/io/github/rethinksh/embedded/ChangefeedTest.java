package io.github.rethinksh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Feeds as they are on the wire. One client watches and another one writes. */
@Timeout(60)
class ChangefeedTest {
    private static final String TABLE = "[15,[\"t\"]]";
    private static final String NOT_IN_CACHE = "{\"t\":16,\"r\":[\"Token 70 not in stream cache.\"],\"b\":[]}";

    private RawClient watcher;
    private RawClient writer;

    private void connect(TestServer server) throws IOException {
        watcher = RawClient.connect(server.host(), server.port());
        writer = RawClient.connect(server.host(), server.port());
        writer.run("[60,[\"t\"]]");
    }

    @AfterEach
    void close() throws IOException {
        watcher.close();
        writer.close();
    }

    @ClusterTest
    void shouldTellOfEveryWriteThatChangesSomething(TestServer server) throws IOException {
        connect(server);
        assertThat(watch(TABLE, "{\"include_types\":true}")).isEqualTo("{\"t\":3,\"r\":[],\"n\":[1]}");
        insert("{\"id\":1}", "{}");
        insert("{\"id\":1}", "{}");
        insert("{\"id\":1}", "{\"conflict\":\"replace\"}");
        insert("{\"id\":1,\"a\":1}", "{\"conflict\":\"update\"}");
        insert("{\"id\":1,\"a\":2}", "{\"conflict\":[69,[[2,[1,2,3]],[10,[3]]]]}");
        writer.run("[53,[" + TABLE + ",{\"a\":3}]]");
        writer.run("[53,[" + TABLE + ",{\"a\":3}]]");
        writer.run("[55,[[16,[" + TABLE + ",1]],{\"id\":1,\"b\":1}]]");
        writer.run("[54,[" + TABLE + "]]");
        assertThat(watcher.elements(70, 6))
                .containsExactly(
                        "{\"new_val\":{\"id\":1},\"old_val\":null,\"type\":\"add\"}",
                        "{\"new_val\":{\"a\":1,\"id\":1},\"old_val\":{\"id\":1},\"type\":\"change\"}",
                        "{\"new_val\":{\"a\":2,\"id\":1},\"old_val\":{\"a\":1,\"id\":1},\"type\":\"change\"}",
                        "{\"new_val\":{\"a\":3,\"id\":1},\"old_val\":{\"a\":2,\"id\":1},\"type\":\"change\"}",
                        "{\"new_val\":{\"b\":1,\"id\":1},\"old_val\":{\"a\":3,\"id\":1},\"type\":\"change\"}",
                        "{\"new_val\":null,\"old_val\":{\"b\":1,\"id\":1},\"type\":\"remove\"}");
    }

    @ClusterTest
    void shouldTellWhatTheWriteHookMade(TestServer server) throws IOException {
        connect(server);
        writer.run("[189,[" + TABLE + ",[69,[[2,[1,2,3]],[35,[[10,[3]],{\"hooked\":true}]]]]]]");
        watch(TABLE, "{}");
        insert("{\"id\":1}", "{}");
        assertThat(watcher.elements(70, 1))
                .containsExactly("{\"new_val\":{\"hooked\":true,\"id\":1},\"old_val\":null}");
    }

    @ClusterTest
    void shouldBeginWithWhatIsThereAndLoseNothingWrittenMeanwhile(TestServer server) throws IOException {
        connect(server);
        insert("{\"id\":1}", "{}");
        assertThat(watch(TABLE, "{\"include_initial\":true,\"include_states\":true,\"include_types\":true}"))
                .isEqualTo("{\"t\":3,\"r\":[{\"state\":\"initializing\",\"type\":\"state\"},"
                        + "{\"new_val\":{\"id\":1},\"type\":\"initial\"}],\"n\":[1,5]}");
        insert("{\"id\":2}", "{}");
        assertThat(watcher.elements(70, 2))
                .containsExactlyInAnyOrder(
                        "{\"state\":\"ready\",\"type\":\"state\"}",
                        "{\"new_val\":{\"id\":2},\"old_val\":null,\"type\":\"add\"}");
    }

    @ClusterTest
    void shouldBeReadyAtOnceWhenItBeginsWithNothing(TestServer server) throws IOException {
        connect(server);
        assertThat(watch(TABLE, "{\"include_states\":true}"))
                .isEqualTo("{\"t\":3,\"r\":[{\"state\":\"ready\"}],\"n\":[1,5]}");
    }

    @ClusterTest
    void shouldWatchASingleRowThatIsNotThereYet(TestServer server) throws IOException {
        connect(server);
        assertThat(watch("[16,[" + TABLE + ",1]]", "{\"include_initial\":true,\"include_states\":true}"))
                .isEqualTo("{\"t\":3,\"r\":[{\"state\":\"initializing\"},{\"new_val\":null},{\"state\":\"ready\"}],"
                        + "\"n\":[2,5]}");
        insert("{\"id\":2}", "{}");
        insert("{\"id\":1}", "{}");
        assertThat(watcher.elements(70, 1)).containsExactly("{\"new_val\":{\"id\":1},\"old_val\":null}");
    }

    @ClusterTest
    void shouldSeeRowsComeAndGoInARange(TestServer server) throws IOException {
        connect(server);
        writer.run("[75,[" + TABLE + ",\"a\"]]");
        writer.run("[140,[" + TABLE + "]]");
        watch("[182,[" + TABLE + ",5,9],{\"index\":\"a\"}]", "{}");
        for (String value : new String[] {"1", "6", "7", "20"}) {
            insert("{\"id\":1,\"a\":" + value + "}", "{\"conflict\":\"replace\"}");
        }
        assertThat(watcher.elements(70, 3))
                .containsExactly(
                        "{\"new_val\":{\"a\":6,\"id\":1},\"old_val\":null}",
                        "{\"new_val\":{\"a\":7,\"id\":1},\"old_val\":{\"a\":6,\"id\":1}}",
                        "{\"new_val\":null,\"old_val\":{\"a\":7,\"id\":1}}");
    }

    @ClusterTest
    void shouldCountARowTwiceThatIsAskedForTwice(TestServer server) throws IOException {
        connect(server);
        watch("[78,[" + TABLE + ",1,1]]", "{}");
        insert("{\"id\":2}", "{}");
        insert("{\"id\":1}", "{}");
        assertThat(watcher.elements(70, 2))
                .containsExactly(
                        "{\"new_val\":{\"id\":1},\"old_val\":null}", "{\"new_val\":{\"id\":1},\"old_val\":null}");
    }

    @ClusterTest
    void shouldSeeThroughFiltersAndPlucks(TestServer server) throws IOException {
        connect(server);
        watch("[33,[[39,[" + TABLE + ",{\"a\":1}]],\"a\",\"b\"]]", "{}");
        for (String fields : new String[] {"\"a\":1", "\"a\":1,\"c\":1", "\"a\":1,\"b\":2", "\"a\":2"}) {
            insert("{\"id\":1," + fields + "}", "{\"conflict\":\"replace\"}");
        }
        assertThat(watcher.elements(70, 3))
                .containsExactly(
                        "{\"new_val\":{\"a\":1},\"old_val\":null}",
                        "{\"new_val\":{\"a\":1,\"b\":2},\"old_val\":{\"a\":1}}",
                        "{\"new_val\":null,\"old_val\":{\"a\":1,\"b\":2}}");
    }

    @ClusterTest
    void shouldEndAtALimit(TestServer server) throws IOException {
        connect(server);
        watcher.ask(70, "[1,[71,[[170,[[152,[" + TABLE + "]],\"new_val\"]],2]],{}]");
        insert("{\"id\":1}", "{}");
        assertThat(watcher.ask(70, "[2]")).isEqualTo("{\"t\":3,\"r\":[{\"id\":1}],\"n\":[1]}");
        insert("{\"id\":2}", "{}");
        assertThat(watcher.ask(70, "[2]")).isEqualTo("{\"t\":2,\"r\":[{\"id\":2}],\"n\":[1]}");
        assertThat(watcher.ask(70, "[2]")).isEqualTo(NOT_IN_CACHE);
    }

    @ClusterTest
    void shouldHoldNothingUpOnItsConnection(TestServer server) throws IOException {
        connect(server);
        watch(TABLE, "{}");
        watcher.send(70, "[2]");
        watcher.ask(71, "[1,[152,[[16,[" + TABLE + ",2]]]],{}]");
        watcher.send(71, "[2]");
        assertThat(watcher.run("[24,[1,1]]")).isEqualTo("{\"t\":1,\"r\":[2]}");
        assertThat(watcher.ask(72, "[4]")).isEqualTo("{\"t\":4,\"r\":[]}");
        insert("{\"id\":1}", "{}");
        assertThat(watcher.receive())
                .isEqualTo("{\"t\":3,\"r\":[{\"new_val\":{\"id\":1},\"old_val\":null}],\"n\":[1]}");
        insert("{\"id\":2}", "{}");
        assertThat(watcher.receive())
                .isEqualTo("{\"t\":3,\"r\":[{\"new_val\":{\"id\":2},\"old_val\":null}],\"n\":[2]}");
        assertThat(watcher.elements(70, 1)).containsExactly("{\"new_val\":{\"id\":2},\"old_val\":null}");
    }

    @ClusterTest
    void shouldBeStoppedWhileItWaits(TestServer server) throws IOException {
        connect(server);
        watch(TABLE, "{}");
        watcher.send(70, "[2]");
        assertThat(watcher.ask(70, "[3]")).isEqualTo("{\"t\":2,\"r\":[],\"n\":[]}");
        assertThat(watcher.receive()).isEqualTo("{\"t\":2,\"r\":[],\"n\":[]}");
        insert("{\"id\":1}", "{}");
        assertThat(watcher.ask(70, "[2]")).isEqualTo(NOT_IN_CACHE);
        assertThat(watcher.ask(70, "[3]")).isEqualTo(NOT_IN_CACHE);
    }

    @ClusterTest
    void shouldEndWithItsTable(TestServer server) throws IOException {
        connect(server);
        watch(TABLE, "{}");
        watcher.send(70, "[2]");
        writer.run("[61,[\"t\"]]");
        assertThat(watcher.receive())
                .isEqualTo("{\"t\":18,\"e\":4100000,\"r\":[\"Changefeed aborted (unavailable).\"],\"b\":[]}");
        assertThat(watcher.ask(70, "[2]")).isEqualTo(NOT_IN_CACHE);
    }

    @ClusterTest
    void shouldEndWithItsDatabase(TestServer server) throws IOException {
        connect(server);
        watch("[16,[" + TABLE + ",1]]", "{}");
        watcher.send(70, "[2]");
        writer.run("[58,[\"test\"]]");
        assertThat(watcher.receive())
                .isEqualTo("{\"t\":18,\"e\":4100000,\"r\":[\"Changefeed aborted (unavailable).\"],\"b\":[0]}");
        writer.run("[57,[\"test\"]]");
    }

    @ClusterTest
    void shouldFollowTheTablesOfTheCluster(TestServer server) throws IOException {
        connect(server);
        String tables = "[33,[[15,[[14,[\"rethinkdb\"]],\"table_config\"]],\"name\",\"indexes\"]]";
        assertThat(watch(tables, "{\"include_initial\":true,\"include_states\":true}"))
                .isEqualTo("{\"t\":3,\"r\":[{\"state\":\"initializing\"},{\"new_val\":{\"indexes\":[],\"name\":\"t\"}},"
                        + "{\"state\":\"ready\"}],\"n\":[1,5]}");
        writer.run("[60,[\"u\"]]");
        assertThat(watcher.elements(70, 1))
                .containsExactly("{\"new_val\":{\"indexes\":[],\"name\":\"u\"},\"old_val\":null}");
        writer.run("[75,[[15,[\"u\"]],\"i\"]]");
        assertThat(watcher.elements(70, 1))
                .containsExactly("{\"new_val\":{\"indexes\":[\"i\"],\"name\":\"u\"},"
                        + "\"old_val\":{\"indexes\":[],\"name\":\"u\"}}");
        writer.run("[53,[[174,[[15,[\"u\"]]]],{\"name\":\"v\"}]]");
        assertThat(watcher.elements(70, 1))
                .containsExactly("{\"new_val\":{\"indexes\":[\"i\"],\"name\":\"v\"},"
                        + "\"old_val\":{\"indexes\":[\"i\"],\"name\":\"u\"}}");
        writer.run("[61,[\"v\"]]");
        assertThat(watcher.elements(70, 1))
                .containsExactly("{\"new_val\":null,\"old_val\":{\"indexes\":[\"i\"],\"name\":\"v\"}}");
    }

    @ClusterTest
    void shouldFollowTheDatabasesOfTheCluster(TestServer server) throws IOException {
        connect(server);
        watch("[33,[[15,[[14,[\"rethinkdb\"]],\"db_config\"]],\"name\"]]", "{\"include_types\":true}");
        writer.run("[57,[\"d\"]]");
        assertThat(watcher.elements(70, 1))
                .containsExactly("{\"new_val\":{\"name\":\"d\"},\"old_val\":null,\"type\":\"add\"}");
        writer.run("[58,[\"d\"]]");
        assertThat(watcher.elements(70, 1))
                .containsExactly("{\"new_val\":null,\"old_val\":{\"name\":\"d\"},\"type\":\"remove\"}");
    }

    @ClusterTest
    void shouldOpenOnSystemTablesInWhichNothingHappens(TestServer server) throws IOException {
        connect(server);
        assertThat(watch("[15,[[14,[\"rethinkdb\"]],\"current_issues\"]]", "{\"include_states\":true}"))
                .isEqualTo("{\"t\":3,\"r\":[{\"state\":\"ready\"}],\"n\":[1,5]}");
    }

    @ClusterTest
    void shouldRefuseWhatCannotBeWatched(TestServer server) throws IOException {
        connect(server);
        assertRefused("[2,[1]]", "{}", 3000000, "Cannot call `changes` on an eager stream.", "[0]");
        assertRefused("[43,[" + TABLE + "]]", "{}", 3000000, "Cannot convert NUMBER to SEQUENCE", "[]");
        assertRefused("null", "{}", 3100000, "Cannot convert NULL to SEQUENCE", "[]");
        assertRefused(
                "[14,[\"test\"]]",
                "{}",
                3000000,
                "Expected type SELECTION but found DATABASE:\\ndb(\\\"test\\\")",
                "[0]");
        assertRefused("[41,[" + TABLE + ",\"a\"]]", "{}", 3000000, "Cannot call `changes` on an eager stream.", "[0]");
        assertRefused(
                "[71,[" + TABLE + ",1]]",
                "{}",
                3000000,
                "Cannot get changes on the first elements of an unordered stream.",
                "[]");
        assertRefused("[152,[" + TABLE + "]]", "{}", 3000000, "Cannot call `changes` on an eager stream.", "[0]");
        assertRefused(TABLE, "{\"include_offsets\":true}", 3000000, "Cannot include offsets for range subs.", "[]");
        assertThat(watch("[39,[" + TABLE + ",[69,[[2,[1]],[93,[" + TABLE + ",[10,[1]]]]]]]]", "{}"))
                .contains("Cannot call `changes` after a non-deterministic function.");
        assertRefused(
                TABLE,
                "{\"squash\":-1}",
                3000000,
                "Expected BOOL or a positive NUMBER but found a negative NUMBER.",
                "[\"squash\"]");
        assertRefused(
                TABLE,
                "{\"changefeed_queue_size\":0}",
                3000000,
                "Illegal changefeed queue size `0`.  (Must be >= 1.)",
                "[]");
        assertThat(writer.run("[43,[[152,[" + TABLE + "]]]]"))
                .isEqualTo("{\"t\":18,\"e\":3000000,\"r\":[\"Cannot call a terminal (`reduce`, `count`, etc.) on an"
                        + " infinite stream (such as a changefeed).\"],\"b\":[0]}");
    }

    private void assertRefused(String value, String options, int type, String text, String backtrace)
            throws IOException {
        assertThat(watch(value, options))
                .isEqualTo("{\"t\":18,\"e\":" + type + ",\"r\":[\"" + text + "\"],\"b\":" + backtrace + "}");
    }

    private String watch(String value, String options) throws IOException {
        return watcher.ask(70, "[1,[152,[" + value + "]," + options + "],{}]");
    }

    private void insert(String document, String options) throws IOException {
        writer.run("[56,[" + TABLE + "," + document + "]," + options + "]");
    }
}
