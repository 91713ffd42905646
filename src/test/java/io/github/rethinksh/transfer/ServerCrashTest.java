package io.github.rethinksh.transfer;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.archive.layout.ImportCheckpointFile;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.cluster.TableShape;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that loses in the middle of an import what it had answered for and not on its disk. The table has 4500
 * documents, which are sent in three batches: 2000, 2000 and 500.
 */
@Timeout(60)
class ServerCrashTest {
    private static final int DOCUMENTS = 4500;

    @TempDir
    private Path directory;

    private final EmbeddedServer server = EmbeddedServer.start();

    @BeforeEach
    void write() {
        Transfers.table(directory.resolve("in"), "test.t", "id", documents());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static List<String> documents() {
        return new ArrayList<>(IntStream.range(0, DOCUMENTS)
                .mapToObj(id -> "{\"id\":" + id + "}")
                .toList());
    }

    /** After the last one there is nothing left to be done but to sync. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldSendAgainWhatIsLost(int batch) {
        try (Cluster cluster = Cluster.connect(options())) {
            Heard heard = Heard.onAdvance(batch, server.faults()::crash);

            ImportResult result =
                    Transfers.load(cluster, directory.resolve("in"), (Conflict) null, new CancellationToken(), heard);

            assertThat(result.failures()).isEmpty();
            assertThat(result.total()).isEqualTo(new InsertResult(DOCUMENTS, 0, 0, 0, 0, Optional.empty()));
            assertThat(result.tables().get(0).complete()).isTrue();
            assertThat(heard.notes())
                    .contains("test.t: a server was away before all documents were on its disk; 4500 are sent again");
            assertThat(Transfers.documents(cluster, "test.t")).isEqualTo(documents());
        }
    }

    @Test
    void shouldSendAgainWhatIsLostWhenTheServersAreNotTold() {
        try (Cluster admin = Cluster.connect(options())) {
            admin.write(r.db("rethinkdb")
                    .table("users")
                    .insert(r.hashMap("id", "writer").with("password", "open sesame")));
            admin.write(r.db("test")
                    .grant("writer", r.hashMap("read", true).with("write", true).with("config", true)));
        }
        try (Cluster cluster = Cluster.connect(options().withUser("writer", "open sesame"))) {
            assertThat(cluster.catalog().processes()).isEmpty();

            ImportResult result = Transfers.load(
                    cluster,
                    directory.resolve("in"),
                    (Conflict) null,
                    new CancellationToken(),
                    Heard.onAdvance(2, server.faults()::crash));

            assertThat(result.failures()).isEmpty();
            assertThat(result.total().inserted()).isEqualTo(DOCUMENTS);
            assertThat(Transfers.documents(cluster, "test.t")).isEqualTo(documents());
        }
    }

    @Test
    void shouldCountWhatIsRejectedOnce() {
        Transfers.table(directory.resolve("there"), "test.t", "id", List.of("{\"id\":100,\"there\":1}"));
        List<String> documents = documents();
        documents.set(7, "{\"no\":7}");
        Transfers.table(directory.resolve("in"), "test.t", "id", documents);
        try (Cluster cluster = Cluster.connect(options())) {
            Transfers.load(cluster, directory.resolve("there"));

            ImportResult result = Transfers.load(
                    cluster,
                    directory.resolve("in"),
                    Conflict.ERROR,
                    new CancellationToken(),
                    Heard.onAdvance(2, server.faults()::crash));

            assertThat(result.failures()).isEmpty();
            assertThat(result.total().inserted()).isEqualTo(DOCUMENTS - 2);
            assertThat(result.total().errors()).isEqualTo(2);
            assertThat(cluster.catalog().count(Transfers.name("test.t"))).isEqualTo(DOCUMENTS - 1);
            assertThat(cluster.catalog().get(Transfers.name("test.t"), "100")).hasValue("{\"id\":100,\"there\":1}");
        }
    }

    @Test
    void shouldSayInTheCheckpointWhatIsOnDiskOnly() {
        try (Cluster cluster = Cluster.connect(options())) {
            CancellationToken token = new CancellationToken();
            Heard heard = Heard.onAdvance(2, () -> {
                server.faults().crash();
                token.cancel();
            });
            assertThatThrownBy(() -> load(cluster, Occupied.WRITE, token, heard, false))
                    .isInstanceOf(ImportStopped.class);

            ImportCheckpoint kept = file().read().orElseThrow();
            long counted = kept.table(Transfers.name("test.t")).orElseThrow().documents();
            assertThat(Transfers.documents(cluster, "test.t"))
                    .containsAll(documents().subList(0, (int) counted));

            ImportResult result = load(cluster, Occupied.WRITE, new CancellationToken(), Transfers.NOBODY, true);

            assertThat(result.failures()).isEmpty();
            assertThat(result.total().accepted()).isEqualTo(DOCUMENTS);
            assertThat(Transfers.documents(cluster, "test.t")).isEqualTo(documents());
        }
    }

    @Test
    void shouldHaveTheTableEmptyOnDiskBeforeItIsFilled() {
        Transfers.table(directory.resolve("there"), "test.t", "id", List.of("{\"id\":-1}"));
        try (Cluster cluster = Cluster.connect(options())) {
            Transfers.load(cluster, directory.resolve("there"));
            TransferListener crash = event -> {
                if (event instanceof TransferEvent.TableStarted) {
                    server.faults().crash();
                }
            };

            ImportResult result = load(cluster, Occupied.EMPTY, new CancellationToken(), crash, false);

            assertThat(result.failures()).isEmpty();
            assertThat(Transfers.documents(cluster, "test.t")).isEqualTo(documents());
        }
    }

    private ConnectionOptions options() {
        return ConnectionOptions.to(new ServerAddress(server.host(), server.port()));
    }

    private ImportResult load(
            Cluster cluster, Occupied occupied, CancellationToken token, TransferListener listener, boolean resume) {
        ImportOptions options = new ImportOptions(
                null,
                1,
                false,
                true,
                Rate.UNLIMITED,
                TableShape.SINGLE,
                occupied,
                Retry.USUAL_WAIT,
                TroubleOptions.STOP);
        CheckpointOptions kept = new CheckpointOptions(file(), "", resume ? file().read() : Optional.empty());
        try (ArchiveSource source = Archives.open(directory.resolve("in"))) {
            ImportPlan plan = new ImportPlanner(
                            cluster, Map.of(), Renames.parse(List.of()), options, Reduction.NONE, kept)
                    .plan(source, Selection.everything(), token, Transfers.NOBODY);
            return new Importer(cluster, options, kept, token, listener).run(plan);
        }
    }

    private ImportCheckpointFile file() {
        return ImportCheckpointFile.of(directory.resolve("in"), directory);
    }
}
