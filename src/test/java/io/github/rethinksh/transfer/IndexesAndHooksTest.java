package io.github.rethinksh.transfer;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.gen.ast.ReqlExpr;
import com.rethinkdb.gen.ast.Table;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Secondary indexes and write hooks come along and work, and a hook has no say in what is imported. */
class IndexesAndHooksTest {
    private static final Path DUMP = Path.of("src/test/resources/archive/official-dump.tar.gz");
    private static final Table ORDERS = r.db("shop").table("orders");
    private static final ReqlExpr TOUCHED =
            ORDERS.filter(order -> order.hasFields("touched")).count();

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldMakeIndexesOfAllKinds(TestServer server) {
        try (Cluster cluster = server.connect()) {
            ImportResult result = Transfers.load(cluster, DUMP);

            assertThat(result.failures()).isEmpty();
            assertThat(result.indexes()).isEqualTo(5);
            TableDefinition orders = cluster.catalog().definition(Transfers.name("shop.orders"));
            assertThat(orders.indexes().stream().map(IndexDefinition::name))
                    .containsExactly("big", "by_tag", "customer", "customer_total");
            assertThat(one(cluster, ORDERS.getAll(true).optArg("index", "big").count()))
                    .isEqualTo("32");
            assertThat(one(
                            cluster,
                            ORDERS.getAll("t0").optArg("index", "by_tag").count()))
                    .isEqualTo("15");
            assertThat(one(
                            cluster,
                            ORDERS.getAll("u01@example.com")
                                    .optArg("index", "customer")
                                    .count()))
                    .isEqualTo("5");
            assertThat(one(
                            cluster,
                            ORDERS.getAll(r.array("u01@example.com", 14.3))
                                    .optArg("index", "customer_total")
                                    .g("id")))
                    .isEqualTo("\"o013\"");
            TableDefinition customers = cluster.catalog().definition(Transfers.name("shop.customers"));
            assertThat(customers.indexes()).singleElement().satisfies(index -> {
                assertThat(index.name()).isEqualTo("where");
                assertThat(index.geo()).isTrue();
            });
        }
    }

    @ClusterTest
    void shouldSetTheHookAfterTheData(TestServer server) {
        try (Cluster cluster = server.connect()) {
            ImportResult result = Transfers.load(cluster, DUMP);

            assertThat(result.writeHooks()).isEqualTo(1);
            assertThat(one(cluster, TOUCHED)).isEqualTo("0");
            cluster.write(ORDERS.insert(r.hashMap("id", "new")));
            assertThat(one(cluster, ORDERS.get("new"))).isEqualTo("{\"id\":\"new\",\"touched\":true}");
        }
    }

    @ClusterTest
    void shouldPassByAHookThatIsThere(TestServer server) {
        try (Cluster cluster = server.connect()) {
            Transfers.load(cluster, DUMP);
            cluster.write(ORDERS.insert(r.hashMap("id", "o000")).optArg("conflict", "replace"));
            assertThat(one(cluster, TOUCHED)).isEqualTo("1");

            ImportResult result = Transfers.load(cluster, DUMP, Conflict.REPLACE);

            assertThat(result.failures()).isEmpty();
            assertThat(result.total().replaced()).isEqualTo(1);
            assertThat(result.total().unchanged()).isEqualTo(135);
            assertThat(result.indexes()).as("equal indexes stay").isZero();
            assertThat(one(cluster, TOUCHED)).isEqualTo("0");
        }
    }

    @ClusterTest
    void shouldRefuseAMalformedIndexFunction(TestServer server) {
        String function = base64("$reql_write_hook_function$ and then something");
        Transfers.table(directory, "test.broken", info(function), List.of("{\"id\":1}"), "");
        Transfers.table(directory, "test.whole", "id", List.of("{\"id\":1}"));

        try (Cluster cluster = server.connect()) {
            ImportResult result = Transfers.load(cluster, directory);

            assertThat(result.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.reason())
                            .hasMessage("index i of test.broken has a function that is not one of RethinkDB's:"
                                    + " it does not begin with $reql_index_function$"));
            assertThat(result.total().inserted()).isEqualTo(2);
            assertThat(cluster.catalog().count(Transfers.name("test.whole"))).isEqualTo(1);
        }
    }

    @ClusterTest
    void shouldRefuseAnIndexFunctionWithATrailingByte(TestServer server) {
        try (Cluster cluster = server.connect()) {
            Transfers.load(cluster, DUMP);
            byte[] function = Base64.getMimeDecoder()
                    .decode(cluster.catalog()
                            .definition(Transfers.name("shop.orders"))
                            .indexes()
                            .get(0)
                            .function());
            byte[] longer = Arrays.copyOf(function, function.length + 1);
            Transfers.table(
                    directory,
                    "test.broken",
                    info(Base64.getEncoder().encodeToString(longer)),
                    List.of("{\"id\":1}"),
                    "");

            ImportResult result = Transfers.load(cluster, directory);

            assertThat(result.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.reason())
                            .hasMessage("index i of test.broken has a function that is not one of RethinkDB's:"
                                    + " it goes on for 1 byte behind its end"));
            assertThat(cluster.catalog().count(Transfers.name("test.broken"))).isEqualTo(1);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String info(String function) {
        return "{\"primary_key\":\"id\",\"indexes\":[{\"index\":\"i\",\"function\":{\"$reql_type$\":\"BINARY\",\"data\":\""
                + function + "\"}}]}";
    }

    private static String one(Cluster cluster, ReqlExpr query) {
        List<String> results = cluster.readText(query);
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
