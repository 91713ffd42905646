package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Something is wrong with one table of an export: what is sound in it is imported, and the other tables are. */
class BrokenSourceTest {
    private static final String INFO = "{\"primary_key\":\"id\"}";

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldStopAtADocumentWithoutThePrimaryKey(TestServer server) {
        Transfers.table(
                directory,
                "test.broken",
                "id",
                List.of("{\"id\":1}", "{\"id\":2}", "{\"ID\":3,\"a\":{\"id\":3}}", "{\"id\":4}"));

        try (Cluster cluster = server.connect()) {
            assertOnlyFailure(
                    cluster,
                    ExitCode.FAILED,
                    "test/broken.ndjson, document 3 has no field id, the primary key of test.broken; the documents"
                            + " before it were imported");
            assertThat(Transfers.documents(cluster, "test.broken")).containsExactly("{\"id\":1}", "{\"id\":2}");
        }
    }

    @ClusterTest
    void shouldStopAtABrokenDocument(TestServer server) {
        Transfers.table(
                directory, "test.broken", INFO, List.of("{\"id\":1}", "{\"id\":2}"), "{\"id\":3,}\n{\"id\":4}\n");

        try (Cluster cluster = server.connect()) {
            assertOnlyFailure(
                    cluster,
                    ExitCode.FAILED,
                    "test/broken.ndjson, line 3, byte 26: expected a field name in double quotes but found '}' in '{\"id\":3,}'");
            assertThat(Transfers.documents(cluster, "test.broken")).containsExactly("{\"id\":1}", "{\"id\":2}");
        }
    }

    @ClusterTest
    void shouldTellAnExportWithDocumentsMissing(TestServer server) throws IOException {
        Path export = directory.resolve("export");
        Transfers.table(directory.resolve("in"), "test.broken", "id", List.of("{\"id\":1}", "{\"id\":2}"));
        Transfers.table(directory.resolve("in"), "test.whole", "id", List.of("{\"id\":1}", "{\"id\":2}"));
        try (Cluster cluster = server.connect()) {
            Transfers.load(cluster, directory.resolve("in"));
            Transfers.export(cluster, export);
            Files.writeString(export.resolve("test/broken.json"), "[\n{\"id\":1}\n]\n");

            ImportResult result = Transfers.load(cluster, export, Conflict.REPLACE);

            assertThat(result.total().unchanged()).isEqualTo(3);
            assertFailure(result, ExitCode.DIFFERENCE, "test/broken.json holds 1 documents, and its manifest says 2");
        }
    }

    @ClusterTest
    void shouldWriteNothingWhenAKeyIsNotKnown(TestServer server) {
        Transfers.table(directory, "test.broken", "{}", List.of("{\"id\":1}", "{\"no\":2}"), "");
        Transfers.table(directory, "test.whole", "id", List.of("{\"id\":1}"));

        try (Cluster cluster = server.connect()) {
            assertThatThrownBy(() -> Transfers.load(cluster, directory))
                    .hasMessage(
                            "nothing was written: a primary key is needed for test.broken, whose documents do not all"
                                    + " have the field id");
            assertThat(cluster.catalog().tree()).hasToString("{test=[]}");
        }
    }

    private void assertOnlyFailure(Cluster cluster, ExitCode code, String message) {
        Transfers.table(directory, "test.after", "id", List.of("{\"id\":1}"));
        Transfers.table(directory, "test.zzz", "id", List.of("{\"id\":1}", "{\"id\":2}"));

        ImportResult result = Transfers.load(cluster, directory);

        assertFailure(result, code, message);
        assertThat(Transfers.documents(cluster, "test.after")).containsExactly("{\"id\":1}");
        assertThat(Transfers.documents(cluster, "test.zzz")).containsExactly("{\"id\":1}", "{\"id\":2}");
    }

    private static void assertFailure(ImportResult result, ExitCode code, String message) {
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.table()).hasToString("test.broken");
            ShellException reason = failure.reason();
            assertThat(reason).hasMessage(message);
            assertThat(reason.exitCode()).isEqualTo(code);
        });
    }
}
