package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.gen.exc.ReqlPermissionError;
import com.rethinkdb.net.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private final EmbeddedServer server = EmbeddedServer.start();
    private final Connection admin = connect("admin", "");

    @BeforeEach
    void createUser() {
        r.tableCreate("open").run(admin);
        r.tableCreate("closed").run(admin);
        r.db("rethinkdb")
                .table("users")
                .insert(r.hashMap("id", "reader").with("password", "secret"))
                .run(admin);
        r.db("test").table("open").grant("reader", r.hashMap("read", true)).run(admin);
    }

    @AfterEach
    void close() {
        admin.close();
        server.close();
    }

    @Test
    void shouldLetAUserDoWhatWasGranted() {
        try (Connection reader = connect("reader", "secret")) {
            assertThat(r.table("open").count().run(reader, Long.class).single()).isEqualTo(0L);
            assertThatThrownBy(() -> r.table("closed").count().run(reader))
                    .isInstanceOf(ReqlPermissionError.class)
                    .hasMessageContaining("User `reader` does not have the required `read` permission.");
            assertThatThrownBy(() -> r.table("open").insert(r.hashMap("id", 1)).run(reader))
                    .hasMessageContaining("User `reader` does not have the required `write` permission.");
            assertThatThrownBy(() -> r.tableCreate("more").run(reader))
                    .hasMessageContaining("User `reader` does not have the required `config` permission.");
        }
    }

    @Test
    void shouldKeepRulesForTheClusterAwayFromItsOwnTables() {
        r.grant("reader", r.hashMap("read", true)).run(admin);
        try (Connection reader = connect("reader", "secret")) {
            assertThat(r.table("closed").count().run(reader, Long.class).single())
                    .isEqualTo(0L);
            assertThatThrownBy(() -> r.db("rethinkdb").table("users").run(reader))
                    .hasMessageContaining("User `reader` does not have the required `read` permission.");
            r.db("rethinkdb").grant("reader", r.hashMap("read", true)).run(admin);
            assertThat(r.db("rethinkdb")
                            .table("table_config")
                            .count()
                            .run(reader, Long.class)
                            .single())
                    .isEqualTo(2L);
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
