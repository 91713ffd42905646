package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.cluster.TableShape;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table of 4500 documents, which are sent in three batches: 2000, 2000 and 500. */
class ImportFaultTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void export() {
        Transfers.table(
                directory.resolve("in"),
                "test.t",
                "id",
                IntStream.range(0, 4500)
                        .mapToObj(id -> "{\"id\":" + id + ",\"when\":{\"$reql_type$\":\"TIME\",\"epoch_time\":" + id
                                + ".5,\"timezone\":\"+00:00\"}}")
                        .toList());
    }

    @ClusterTest
    void shouldTakeNoDocumentForADuplicateWhenAnAnswerIsLost(TestServer server) {
        try (LosingRelay relay = new LosingRelay(server);
                Cluster cluster = relay.connect()) {
            Heard heard = Heard.onAdvance(1, relay::loseNext);

            ImportResult result = load(cluster, null, new CancellationToken(), heard);

            assertThat(result.failures()).isEmpty();
            assertThat(result.total()).isEqualTo(new InsertResult(2500, 0, 2000, 0, 0, Optional.empty()));
            assertThat(heard.notes())
                    .satisfiesExactly(
                            note -> assertThat(note)
                                    .isEqualTo("test.t: lost the connection: the server closed the connection;"
                                            + " connecting again"),
                            note -> assertThat(note).matches("going on after \\d\\.\\d s"));
            assertThat(count(cluster)).isEqualTo(4500);
        }
    }

    @ClusterTest
    void shouldRejectTrueDuplicatesOnlyWhenAnAnswerIsLost(TestServer server) {
        Transfers.table(directory.resolve("there"), "test.t", "id", List.of("{\"id\":100}", "{\"id\":2500}"));
        try (LosingRelay relay = new LosingRelay(server);
                Cluster cluster = relay.connect()) {
            Transfers.load(cluster, directory.resolve("there"));
            Heard heard = Heard.onAdvance(1, relay::loseNext);

            ImportResult result = load(cluster, Conflict.ERROR, new CancellationToken(), heard);

            assertThat(result.failures()).isEmpty();
            assertThat(result.total().inserted()).isEqualTo(2499);
            assertThat(result.total().unchanged()).isEqualTo(1999);
            assertThat(result.total().errors()).isEqualTo(2);
            assertThat(result.total().firstError())
                    .hasValueSatisfying(
                            text -> assertThat(text).startsWith("was refused by the server: Duplicate primary key"));
            assertThat(count(cluster)).isEqualTo(4500);
            assertThat(cluster.catalog().get(Transfers.name("test.t"), "2500")).hasValue("{\"id\":2500}");
        }
    }

    @ClusterTest
    void shouldSayWhatIsNotThereWhenTheServerIsGone(TestServer server) {
        LosingRelay relay = new LosingRelay(server);
        try (Cluster cluster = relay.connect()) {
            Heard heard = Heard.onAdvance(1, () -> {
                relay.close();
                relay.loseNext();
            });

            ImportOptions impatient = new ImportOptions(
                    null,
                    1,
                    false,
                    true,
                    Rate.UNLIMITED,
                    TableShape.SINGLE,
                    Occupied.WRITE,
                    Duration.ZERO,
                    TroubleOptions.STOP);

            assertThatThrownBy(() ->
                            Transfers.load(cluster, directory.resolve("in"), impatient, new CancellationToken(), heard))
                    .isInstanceOfSatisfying(ShellException.class, failure -> {
                        assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_CONNECTION);
                        assertThat(failure).hasMessageStartingWith("lost the connection: ");
                    });

            assertThat(heard.notes()).isEmpty();
        }
    }

    @ClusterTest
    void shouldStopWhenCancelled(TestServer server) throws InterruptedException {
        CancellationToken token = new CancellationToken();
        Heard heard = Heard.onAdvance(1, token::cancel);
        try (Cluster cluster = server.connect()) {
            assertThatThrownBy(() -> load(cluster, null, token, heard))
                    .isInstanceOfSatisfying(
                            ShellException.class,
                            stopped -> assertThat(stopped.exitCode()).isEqualTo(ExitCode.INTERRUPTED));

            assertThat(heard.workers()).isNotEmpty().noneMatch(Thread::isAlive);
            assertThat(count(cluster)).isEqualTo(2000);
            assertThat(load(cluster, Conflict.SKIP, new CancellationToken(), Transfers.NOBODY)
                            .total())
                    .isEqualTo(new InsertResult(2500, 0, 2000, 0, 0, Optional.empty()));
        }
    }

    @ClusterTest
    void shouldTellWhatIsThereWhenCancelled(TestServer server) {
        CancellationToken token = new CancellationToken();
        try (Cluster cluster = server.connect()) {
            assertThatThrownBy(() -> load(cluster, null, token, Heard.onAdvance(1, token::cancel)))
                    .isInstanceOfSatisfying(ImportStopped.class, stopped -> {
                        assertThat(stopped.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
                        assertThat(stopped.result().created())
                                .isEqualTo(new Created(List.of(), List.of(Transfers.name("test.t")), false, List.of()));
                        assertThat(stopped.result().tables()).singleElement().satisfies(table -> {
                            assertThat(table.complete()).isFalse();
                            assertThat(table.result().inserted()).isEqualTo(2000);
                        });
                    });
        }
    }

    @ClusterTest
    void shouldRemoveWhatItCreatedWhenCancelled(TestServer server) {
        Transfers.table(directory.resolve("in"), "fresh.t", "id", List.of("{\"id\":1}"));
        CancellationToken token = new CancellationToken();
        ImportOptions options = new ImportOptions(
                null, 1, false, true, new TroubleOptions(MaxErrors.NONE, directory.resolve("rejects"), true));
        try (Cluster cluster = server.connect();
                ArchiveSource source = Archives.open(directory.resolve("in"))) {
            ImportPlan plan = new ImportPlanner(cluster, Map.of(), Renames.parse(List.of()), options)
                    .plan(source, Selection.everything(), token, Transfers.NOBODY);
            Importer importer = new Importer(cluster, options, token, Heard.onAdvance(2, token::cancel));

            assertThatThrownBy(() -> importer.run(plan)).isInstanceOfSatisfying(ImportStopped.class, stopped -> {
                Created created = stopped.result().created();
                assertThat(created)
                        .isEqualTo(new Created(
                                List.of("fresh"),
                                List.of(Transfers.name("fresh.t"), Transfers.name("test.t")),
                                true,
                                List.of()));
            });

            assertThat(cluster.catalog().tree()).hasToString("{test=[]}");
            assertThat(directory.resolve("rejects")).doesNotExist();
        }
    }

    private ImportResult load(Cluster cluster, Conflict conflict, CancellationToken token, TransferListener listener) {
        return Transfers.load(cluster, directory.resolve("in"), conflict, token, listener);
    }

    private static long count(Cluster cluster) {
        return cluster.catalog().count(Transfers.name("test.t"));
    }
}
