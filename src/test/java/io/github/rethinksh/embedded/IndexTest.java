package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.gen.ast.ReqlExpr;
import com.rethinkdb.gen.ast.Table;
import com.rethinkdb.model.OptArgs;
import com.rethinkdb.net.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexTest {
    private final EmbeddedServer server = EmbeddedServer.start();
    private final EmbeddedServer other = EmbeddedServer.start();
    private final Connection connection = connect(server);
    private final Connection toOther = connect(other);
    private final Table table = r.table("t");

    @AfterEach
    void close() {
        connection.close();
        toOther.close();
        server.close();
        other.close();
    }

    @Test
    void shouldWorkOnAnotherServerAfterItsBlobWasCopied() {
        fill(connection);
        fill(toOther);
        table.indexCreate("size", row -> row.g("a").mul(10)).run(connection);
        table.indexCreate("tags").optArg("multi", true).run(connection);
        copyIndexes();
        assertThat(statuses(toOther)).isEqualTo(statuses(connection));
        assertThat(ids(table.getAll(20).optArg("index", "size"))).isEqualTo(List.of(2L));
        assertThat(ids(table.getAll("x").optArg("index", "tags").orderBy("id"))).isEqualTo(List.of(1L, 3L, 3L));
        assertThat(ids(table.between(15, r.maxval())
                        .optArg("index", "size")
                        .orderBy()
                        .optArg("index", r.desc("size"))))
                .isEqualTo(List.of(3L, 2L));
    }

    @Test
    void shouldHaveTheBlobOfARealServer() {
        fill(connection);
        table.indexCreate("customer").run(connection);
        Map<?, ?> status = (Map<?, ?>) statuses(connection).get(0);
        Map<?, ?> function = (Map<?, ?>) status.get("function");
        assertThat(function.get("data"))
                .isEqualTo("JHJlcWxfaW5kZXhfZnVuY3Rpb24kCQcHBwAAAAAAAAHt/////////y0AAABbMzEsW1sxMCxbWzEs\r\n"
                        + "LTE5LDBdXSwwXSxbMSwiY3VzdG9tZXIiLDBdXSwwXQAAAAAAAAA=");
        assertThat(status.get("query"))
                .isEqualTo("indexCreate('customer', function(_var19) { return _var19.getField(\"customer\"); })");
    }

    @Test
    void shouldLeaveOutRowsItsFunctionFailsOn() {
        fill(connection);
        table.insert(r.hashMap("id", 9)).run(connection);
        table.indexCreate("a").run(connection);
        assertThat(table.orderBy()
                        .optArg("index", "a")
                        .count()
                        .run(connection, Long.class)
                        .single())
                .isEqualTo(3L);
    }

    @Test
    void shouldRefuseABlobItCannotRead() {
        fill(connection);
        assertThatThrownBy(() ->
                        table.indexCreate("bad", r.binary(new byte[] {1, 2})).run(connection))
                .hasMessageContaining("Cannot create an sindex except from a reql_index_function");
    }

    private void copyIndexes() {
        for (Object status : statuses(connection)) {
            Map<?, ?> index = (Map<?, ?>) status;
            Map<?, ?> function = (Map<?, ?>) index.get("function");
            byte[] blob = Base64.getMimeDecoder().decode((String) function.get("data"));
            table.indexCreate(index.get("index"), r.binary(blob)).run(toOther);
        }
    }

    private List<?> statuses(Connection from) {
        return (List<?>) table.indexStatus()
                .run(from, OptArgs.of("binary_format", "raw"))
                .single();
    }

    private List<Object> ids(ReqlExpr rows) {
        List<Object> ids = new ArrayList<>();
        for (Object item : rows.g("id").run(toOther)) {
            ids.addAll(item instanceof List<?> list ? list : List.of(item));
        }
        return ids;
    }

    private void fill(Connection to) {
        r.tableCreate("t").run(to);
        table.insert(r.array(
                        r.hashMap("id", 1).with("a", 1).with("tags", r.array("x", "y")),
                        r.hashMap("id", 2).with("a", 2).with("tags", r.array("y")),
                        r.hashMap("id", 3).with("a", 3).with("tags", r.array("x", "x"))))
                .run(to);
    }

    private static Connection connect(EmbeddedServer server) {
        return r.connection().hostname(server.host()).port(server.port()).connect();
    }
}
