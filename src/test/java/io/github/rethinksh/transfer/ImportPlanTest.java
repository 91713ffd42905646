package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What is imported, and under which names. */
class ImportPlanTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void export() throws IOException {
        Transfers.table(directory, "shop.orders", "id", List.of("{\"id\":1}"));
        Transfers.table(directory, "shop.parts", "no", List.of("{\"no\":1}", "{\"no\":2}"));
        Transfers.table(directory, "test.foo", "id", List.of("{\"id\":1}"));
        Files.createDirectory(directory.resolve("empty"));
    }

    @ClusterTest
    void shouldMakeDatabasesWithoutTables(TestServer server) {
        try (Cluster cluster = server.connect()) {
            load(cluster, List.of(), List.of());

            assertThat(cluster.catalog().tree()).hasToString("{empty=[], shop=[orders, parts], test=[foo]}");
        }
    }

    @ClusterTest
    void shouldImportWhatIsSelectedOnly(TestServer server) {
        try (Cluster cluster = server.connect()) {
            load(cluster, List.of(), List.of("*.orders", "test"));

            assertThat(cluster.catalog().tree()).hasToString("{shop=[orders], test=[foo]}");
        }
    }

    @ClusterTest
    void shouldRefuseASelectionThatMatchesNothing(TestServer server) {
        try (Cluster cluster = server.connect()) {
            assertUsage(() -> load(cluster, List.of(), List.of("test.*", "shop.order")), "no table matches shop.order");
            assertThat(cluster.catalog().tree()).hasToString("{test=[]}");
        }
    }

    @ClusterTest
    void shouldRenameTablesAndDatabases(TestServer server) {
        try (Cluster cluster = server.connect()) {
            load(cluster, List.of("shop=store", "empty=void", "shop.orders=test.bought"), List.of());

            assertThat(cluster.catalog().tree()).hasToString("{store=[parts], test=[bought, foo], void=[]}");
            assertThat(cluster.catalog().count(Transfers.name("store.parts"))).isEqualTo(2);
            assertThat(cluster.catalog().peek(Transfers.name("store.parts"), "no", 1))
                    .containsExactly("{\"no\":1}");
        }
    }

    @ClusterTest
    void shouldRefuseToMakeOneTableOfTwo(TestServer server) {
        try (Cluster cluster = server.connect()) {
            assertUsage(
                    () -> load(cluster, List.of("shop.orders=test.foo"), List.of()),
                    "two tables would become test.foo");
            assertThat(cluster.catalog().tree()).hasToString("{test=[]}");
        }
    }

    private ImportResult load(Cluster cluster, List<String> renames, List<String> selection) {
        ImportResult result = Transfers.load(
                cluster,
                directory,
                Transfers.options(null),
                Renames.parse(renames),
                Selection.parse(selection, List.of()));
        assertThat(result.failures()).isEmpty();
        return result;
    }

    private static void assertUsage(ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOfSatisfying(ShellException.class, refused -> {
            assertThat(refused).hasMessage(message);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        });
    }
}
