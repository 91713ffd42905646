package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.gen.exc.ReqlOpFailedError;
import com.rethinkdb.net.Connection;
import com.rethinkdb.net.Result;
import com.rethinkdb.net.Result.FetchMode;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** Feeds as the official driver sees them. Lazily it forgets now and then to ask for more. */
@Timeout(60)
class ChangefeedDriverTest {
    @ClusterTest
    void shouldTellEachOfTwoClientsWhatTheOtherOneWrites(TestServer server) {
        try (Connection one = connect(server);
                Connection other = connect(server)) {
            r.tableCreate("t").run(one);
            Result<Object> first = r.table("t").changes().run(one, FetchMode.AGGRESSIVE);
            Result<Object> second = r.table("t").changes().run(other, FetchMode.AGGRESSIVE);
            r.table("t").insert(r.hashMap("id", "a")).run(one);
            assertThat(List.of(first.next(), second.next()))
                    .containsExactly(change(null, Map.of("id", "a")), change(null, Map.of("id", "a")));
            r.table("t").get("a").delete().run(other);
            assertThat(List.of(first.next(), second.next()))
                    .containsExactly(change(Map.of("id", "a"), null), change(Map.of("id", "a"), null));
        }
    }

    @ClusterTest
    void shouldFreeTheConnectionOfAFeedThatIsClosed(TestServer server) {
        try (Connection connection = connect(server)) {
            r.tableCreate("t").run(connection);
            Result<Object> feed = r.table("t").changes().run(connection, FetchMode.AGGRESSIVE);
            feed.close();
            r.table("t").insert(r.hashMap("id", 1)).run(connection);
            assertThat(r.table("t").count().run(connection).single()).isEqualTo(1L);
        }
    }

    @ClusterTest
    void shouldFailWhenTheTableIsDropped(TestServer server) {
        try (Connection connection = connect(server)) {
            r.tableCreate("t").run(connection);
            Result<Object> feed = r.table("t").changes().run(connection, FetchMode.AGGRESSIVE);
            r.tableDrop("t").run(connection);
            assertThatThrownBy(feed::next)
                    .isInstanceOf(ReqlOpFailedError.class)
                    .hasMessage("Changefeed aborted (unavailable).");
        }
    }

    private static Connection connect(TestServer server) {
        return r.connection().hostname(server.host()).port(server.port()).connect();
    }

    private static Map<String, Object> change(Object before, Object after) {
        Map<String, Object> change = new HashMap<>();
        change.put("old_val", before);
        change.put("new_val", after);
        return change;
    }
}
