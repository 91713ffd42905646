package io.github.rethinksh.session;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.cluster.ClusterAddress;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.cluster.TableOutline;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.RealServer;
import io.github.rethinksh.testing.TestServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names of things that other clients make are known soon, while nobody who asks waits. */
@Timeout(180)
class LiveNamesTest {
    /** Far more than it takes, and far less than to wait for the next time somebody looks. */
    private static final long SOON = 20_000_000_000L;

    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private static Connection other(TestServer server) {
        return r.connection().hostname(server.host()).port(server.port()).connect();
    }

    private static TableName table(String name) {
        return new TableName("test", name);
    }

    /** Waits for something, and tells how long that took. */
    private static long await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            LockSupport.parkNanos(1_000_000);
        }
        return System.nanoTime() - start;
    }

    private void connect(ConnectionOptions options) {
        session.connection().connect(new SessionConnection.Login(options, Profile.at(ClusterAddress.parse("db1"))));
    }

    private void watch(ConnectionOptions options) {
        connect(options);
        session.connection().refreshNames();
        await(() -> session.connection().names().areKnown());
    }

    @ClusterTest
    void shouldHearOfWhatOthersMakeAndDrop(TestServer server) {
        watch(server.options());

        try (Connection other = other(server)) {
            shouldFollow(other);
        }

        assertThat(session.connection().names().users()).containsExactly("admin");
    }

    @ClusterTest
    void shouldLookAgainForThoseWhoMayNotHear(TestServer server) {
        try (Connection other = other(server)) {
            r.db("rethinkdb")
                    .table("users")
                    .insert(r.hashMap("id", "reader").with("password", "open sesame"))
                    .run(other);
            r.db("test").grant("reader", r.hashMap("read", true)).run(other);
            watch(server.options().withUser("reader", "open sesame"));

            shouldFollow(other);
        }

        assertThat(session.connection().names().users()).isEmpty();
    }

    private void shouldFollow(Connection other) {
        r.db("test").tableCreate("made").run(other);
        assertThat(await(() -> session.connection().names().has(table("made")))).isLessThan(SOON);
        r.db("test").tableDrop("made").run(other);
        assertThat(await(() -> !session.connection().names().has(table("made"))))
                .isLessThan(SOON);
        r.dbCreate("shop").run(other);
        assertThat(await(() -> session.connection().names().databases().contains("shop")))
                .isLessThan(SOON);
    }

    @ClusterTest
    void shouldOutlineATable(TestServer server) {
        watch(server.options());
        try (Connection other = other(server)) {
            r.db("test").tableCreate("people").optArg("primary_key", "mail").run(other);
            r.db("test").table("people").indexCreate("age").run(other);
            r.db("test").table("people").indexWait().run(other);
            r.db("test")
                    .table("people")
                    .insert(r.array(
                            r.json("{\"mail\":\"a\",\"home\":{\"city\":{\"name\":\"x\",\"at\":{\"deep\":1}}}}"),
                            r.json("{\"mail\":\"b\",\"tags\":[{\"no\":1}],\"age\":null}")))
                    .run(other);
        }
        await(() -> session.connection().names().has(table("people")));

        await(() -> session.connection().outline(table("people")).isPresent());

        assertThat(session.connection().outline(table("people")))
                .contains(new TableOutline(
                        "mail",
                        List.of("age"),
                        List.of("age", "home", "home.city", "home.city.at", "home.city.name", "mail", "tags")));
        assertThat(session.connection().outline(table("missing"))).isEmpty();
    }

    @ClusterTest
    void shouldHaveNothingToTellOfATableThatMayNotBeRead(TestServer server) {
        try (Connection other = other(server)) {
            r.db("test").tableCreate("hidden").run(other);
            r.db("rethinkdb")
                    .table("users")
                    .insert(r.hashMap("id", "reader").with("password", "x"))
                    .run(other);
            r.db("test").grant("reader", r.hashMap("read", true)).run(other);
            r.db("test")
                    .table("hidden")
                    .grant("reader", r.hashMap("read", false))
                    .run(other);
        }
        watch(server.options().withUser("reader", "x"));

        await(() -> session.connection().outline(table("hidden")).isPresent());

        assertThat(session.connection().outline(table("hidden"))).contains(TableOutline.UNKNOWN);
    }

    @Test
    void shouldFindBackWhenTheConnectionWasLost() {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            watch(ConnectionOptions.to(new ServerAddress(server.host(), server.port())));
            server.faults().refuseConnections(true);
            server.faults().dropConnections();
            assertThat(session.connection().names().databases()).containsExactly("test");

            server.faults().refuseConnections(false);
            try (Connection other =
                    r.connection().hostname(server.host()).port(server.port()).connect()) {
                r.db("test").tableCreate("after").run(other);
            }

            await(() -> session.connection().names().has(table("after")));
        }
    }

    @Test
    void shouldFindBackWhenTheServerWasStartedAgain() {
        Assumptions.assumeTrue(RealServer.isInstalled(), "no rethinkdb is on the PATH");
        try (RealServer server = RealServer.start("256")) {
            watch(server.options());
            server.kill();
            server.startAgain();
            try (Connection other = other(server)) {
                r.db("test").tableCreate("after").run(other);
            }

            await(() -> session.connection().names().has(table("after")));
        }
    }

    @ClusterTest
    void shouldKnowOnlyTheClusterThatItIsConnectedTo(TestServer first, TestServer second) {
        try (Connection other = other(first)) {
            r.db("test").tableCreate("first").run(other);
        }
        watch(first.options());
        await(() -> session.connection().names().has(table("first")));

        connect(second.options());
        assertThat(session.connection().names()).isEqualTo(CatalogNames.NONE);
        session.connection().refreshNames();
        await(() -> session.connection().names().areKnown());
        assertThat(session.connection().names().tables()).isEmpty();

        session.connection().disconnect();
        assertThat(session.connection().names()).isEqualTo(CatalogNames.NONE);
        assertThat(session.connection().outline(table("first"))).isEqualTo(Optional.empty());
    }

    @Test
    void shouldEndItsThreadAndItsConnectionWithTheSession() {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            watch(ConnectionOptions.to(new ServerAddress(server.host(), server.port())));
            Thread thread = Thread.getAllStackTraces().keySet().stream()
                    .filter(candidate -> candidate.getName().equals("rethinksh-names"))
                    .findAny()
                    .orElseThrow();

            session.close();

            await(() -> !thread.isAlive());
        }
    }
}
