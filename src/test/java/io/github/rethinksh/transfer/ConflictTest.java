package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** One document of the export is in the table as it is, one is there with other content, and one is new. */
class ConflictTest {
    private static final List<String> BEFORE = List.of("{\"a\":1,\"id\":1}", "{\"a\":2,\"id\":2}");

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldRefuseTablesWithDocumentsBeforeItWrites(TestServer server) {
        try (Cluster cluster = fill(server)) {
            Transfers.table(directory.resolve("export"), "fresh.other", "id", List.of("{\"id\":1}"));

            assertThatThrownBy(() -> load(cluster, null)).isInstanceOfSatisfying(ShellException.class, refused -> {
                assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
                assertThat(refused).hasMessage("nothing was written: there are documents already in test.t");
                assertThat(refused.hint())
                        .hasValue("Say what to do when a key is taken: --conflict error, replace, update or skip");
            });

            assertThat(Transfers.documents(cluster, "test.t")).isEqualTo(BEFORE);
            assertThat(cluster.catalog().tree()).containsOnlyKeys("test");
        }
    }

    @ClusterTest
    void shouldTakeATableThatIsThereAndEmpty(TestServer server) {
        try (Cluster cluster = server.connect()) {
            cluster.catalogWriter().createTable(Transfers.name("test.t"), "id");
            Transfers.table(directory.resolve("export"), "test.t", "id", List.of("{\"id\":1}"));

            assertThat(load(cluster, null)).isEqualTo(new InsertResult(1, 0, 0, 0, 0, Optional.empty()));
        }
    }

    @ClusterTest
    void shouldCountWhatIsRejected(TestServer server) {
        try (Cluster cluster = fill(server)) {
            InsertResult result = load(cluster, Conflict.ERROR);

            assertThat(result.inserted()).isEqualTo(1);
            assertThat(result.errors()).isEqualTo(2);
            assertThat(result.accepted()).isEqualTo(1);
            assertThat(result.firstError()).hasValue("was refused by the server: Duplicate primary key `id`");
            assertThat(Transfers.documents(cluster, "test.t"))
                    .containsExactly("{\"a\":1,\"id\":1}", "{\"a\":2,\"id\":2}", "{\"b\":9,\"id\":3}");
        }
    }

    @ClusterTest
    void shouldRejectByNameWhatIsThereAlsoWhenItIsEqual(TestServer server) {
        Path rejects = directory.resolve("rejects");
        try (Cluster cluster = fill(server)) {
            ImportOptions options = new ImportOptions(
                    Conflict.ERROR, 2, false, true, new TroubleOptions(MaxErrors.parse("2"), rejects, false));

            Transfers.load(
                    cluster, directory.resolve("export"), options, Renames.parse(List.of()), Selection.everything());
        }
        assertThat(rejects.resolve("test.t.rejected.ndjson")).hasContent("{\"id\":1,\"a\":1}\n{\"id\":2,\"b\":9}\n");
        assertThat(rejects.resolve("test.t.reasons.ndjson")).hasContent("""
                        {"file":"test/t.ndjson","line":1,"byte":0,"reason":"was refused by the server: Duplicate primary key `id`"}
                        {"file":"test/t.ndjson","line":2,"byte":15,"reason":"was refused by the server: Duplicate primary key `id`"}
                        """);
    }

    @ClusterTest
    void shouldReplace(TestServer server) {
        try (Cluster cluster = fill(server)) {
            assertThat(load(cluster, Conflict.REPLACE)).isEqualTo(new InsertResult(1, 1, 1, 0, 0, Optional.empty()));
            assertThat(Transfers.documents(cluster, "test.t"))
                    .containsExactly("{\"a\":1,\"id\":1}", "{\"b\":9,\"id\":2}", "{\"b\":9,\"id\":3}");
        }
    }

    @ClusterTest
    void shouldUpdate(TestServer server) {
        try (Cluster cluster = fill(server)) {
            assertThat(load(cluster, Conflict.UPDATE)).isEqualTo(new InsertResult(1, 1, 1, 0, 0, Optional.empty()));
            assertThat(Transfers.documents(cluster, "test.t"))
                    .containsExactly("{\"a\":1,\"id\":1}", "{\"a\":2,\"b\":9,\"id\":2}", "{\"b\":9,\"id\":3}");
        }
    }

    @ClusterTest
    void shouldSkip(TestServer server) {
        try (Cluster cluster = fill(server)) {
            assertThat(load(cluster, Conflict.SKIP)).isEqualTo(new InsertResult(1, 0, 2, 0, 0, Optional.empty()));
            assertThat(Transfers.documents(cluster, "test.t"))
                    .containsExactly("{\"a\":1,\"id\":1}", "{\"a\":2,\"id\":2}", "{\"b\":9,\"id\":3}");
        }
    }

    @ClusterTest
    void shouldRefuseATableWithAnotherKey(TestServer server) {
        try (Cluster cluster = fill(server)) {
            Transfers.table(directory.resolve("export"), "test.t", "b", List.of("{\"b\":1}"));

            assertThatThrownBy(() -> load(cluster, Conflict.REPLACE))
                    .hasMessage("nothing was written: table test.t exists with the primary key id, not b");
        }
    }

    private Cluster fill(TestServer server) {
        Cluster cluster = server.connect();
        Transfers.table(directory.resolve("before"), "test.t", "id", BEFORE);
        Transfers.load(cluster, directory.resolve("before"));
        Transfers.table(
                directory.resolve("export"),
                "test.t",
                "id",
                List.of("{\"id\":1,\"a\":1}", "{\"id\":2,\"b\":9}", "{\"id\":3,\"b\":9}"));
        return cluster;
    }

    private InsertResult load(Cluster cluster, Conflict conflict) {
        ImportResult result = Transfers.load(cluster, directory.resolve("export"), conflict);
        assertThat(result.failures()).isEmpty();
        return result.total();
    }
}
