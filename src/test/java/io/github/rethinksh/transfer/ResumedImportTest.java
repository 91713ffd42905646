package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.archive.layout.ImportCheckpointFile;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.cluster.TableShape;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.testing.AnswerProxy;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.FaultProxy;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of 4500 documents, which are sent in three batches: 2000, 2000 and 500. */
class ResumedImportTest {
    private static final int DB_CREATE = 57;
    private static final int TABLE_CREATE = 60;
    private static final String FILE = ".in.rethinksh-import";

    @TempDir
    private Path directory;

    @BeforeEach
    void export() {
        Transfers.table(
                directory.resolve("in"),
                "test.t",
                "id",
                IntStream.range(0, 4500).mapToObj(id -> "{\"id\":" + id + "}").toList());
    }

    @ClusterTest
    void shouldGoOnWhereItWasCancelled(TestServer server) throws IOException {
        try (Cluster cluster = server.connect()) {
            ImportCheckpoint kept = stopAfterFirstBatch(cluster);

            assertThat(kept.tables()).singleElement().satisfies(table -> {
                assertThat(table.documents()).isEqualTo(2000);
                assertThat(table.inserted()).isEqualTo(2000);
                assertThat(table.complete()).isFalse();
            });
            assertThat(kept.created()).containsExactly(Transfers.name("test.t"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(FILE))))
                    .isEqualTo("rw-------");

            ImportResult result = resume(cluster, options(null, Duration.ZERO));

            assertThat(result.total()).isEqualTo(new InsertResult(4500, 0, 0, 0, 0, Optional.empty()));
            assertThat(result.created().tables()).containsExactly(Transfers.name("test.t"));
            assertThat(cluster.catalog().count(Transfers.name("test.t"))).isEqualTo(4500);
            assertThat(directory.resolve(FILE)).doesNotExist();
        }
    }

    @ClusterTest
    void shouldGoOnWhenTheConnectionWasLostForGood(TestServer server) {
        LosingRelay relay = new LosingRelay(server);
        try (Cluster cluster = relay.connect()) {
            Heard heard = Heard.onAdvance(1, () -> {
                relay.close();
                relay.loseNext();
            });
            assertThatThrownBy(() -> load(cluster, options(null, Duration.ZERO), new CancellationToken(), heard, false))
                    .isInstanceOfSatisfying(
                            ImportStopped.class,
                            stopped -> assertThat(stopped.exitCode()).isEqualTo(ExitCode.NO_CONNECTION));
        }
        try (Cluster cluster = server.connect()) {
            ImportResult result = resume(cluster, options(null, Duration.ZERO));

            assertThat(result.total().accepted()).isEqualTo(4500);
            assertThat(result.total().errors()).isZero();
            assertThat(cluster.catalog().count(Transfers.name("test.t"))).isEqualTo(4500);
            assertThat(directory.resolve(FILE)).doesNotExist();
        }
    }

    @ClusterTest
    void shouldStillKnowTheKeysAndTheRejectionsOfBeforeTheStop(TestServer server) {
        List<String> documents = IntStream.range(0, 4500)
                .mapToObj(id -> id == 7 ? "{\"no\":7}" : "{\"id\":" + (id == 4200 ? 100 : id) + "}")
                .toList();
        Transfers.table(directory.resolve("in"), "test.t", "id", documents);
        try (Cluster cluster = server.connect()) {
            stopAfterFirstBatch(cluster);

            ImportResult result = resume(cluster, options(null, Duration.ZERO));

            assertThat(result.failures()).isEmpty();
            assertThat(result.tables().get(0).rejects().count()).isEqualTo(2);
            assertThat(result.total().inserted()).isEqualTo(4498);
            assertThat(result.total().firstError()).hasValue("has no field id, the primary key of test.t");
        }
    }

    /** The server does what a process asked for that was killed, when the next one has looked what there is. */
    @ClusterTest
    void shouldTakeForItsOwnWhatTheServerMakesLate(TestServer server) throws IOException {
        TableDefinition orders;
        try (ArchiveSource dump = Archives.open(Path.of("src/test/resources/archive/official-dump.tar.gz"))) {
            orders = dump.tables().stream()
                    .map(SourceTable::definition)
                    .filter(table -> table.name().equals(Transfers.name("shop.orders")))
                    .findFirst()
                    .orElseThrow();
        }
        Transfers.table(directory.resolve("in"), "shop.orders", orders.info(), List.of("{\"id\":1}"), "");
        ImportOptions options = options(null, Duration.ZERO);
        try (Cluster cluster = server.connect()) {
            loseAnswer(server, DB_CREATE, options);
            cluster.catalogWriter().dropDatabase("shop");

            CheckpointOptions kept = new CheckpointOptions(file(), "", file().read());
            try (ArchiveSource source = Archives.open(directory.resolve("in"))) {
                ImportPlan plan = plan(cluster, source, options, kept, new CancellationToken());
                cluster.catalogWriter().createDatabase("shop");
                cluster.catalogWriter().createTable(orders.name(), "id");
                cluster.catalogWriter()
                        .createIndex(orders.name(), orders.indexes().get(0));
                ImportResult result =
                        new Importer(cluster, options, kept, new CancellationToken(), Transfers.NOBODY).run(plan);

                assertThat(result.failures()).isEmpty();
                assertThat(result.total().inserted()).isEqualTo(4501);
                assertThat(result.created().databases()).containsExactly("shop");
                assertThat(result.created().tables()).containsExactly(orders.name(), Transfers.name("test.t"));
                assertThat(result.indexes()).isEqualTo(4);
            }
        }
    }

    /** Another table of that name is none of its own. */
    @ClusterTest
    void shouldNotTakeForItsOwnWhatHasAnotherKey(TestServer server) throws IOException {
        ImportOptions options = options(null, Duration.ZERO);
        try (Cluster cluster = server.connect()) {
            loseAnswer(server, TABLE_CREATE, options);
            cluster.catalogWriter().dropTable(Transfers.name("test.t"));

            CheckpointOptions kept = new CheckpointOptions(file(), "", file().read());
            try (ArchiveSource source = Archives.open(directory.resolve("in"))) {
                ImportPlan plan = plan(cluster, source, options, kept, new CancellationToken());
                cluster.catalogWriter().createTable(Transfers.name("test.t"), "other");
                Importer importer = new Importer(cluster, options, kept, new CancellationToken(), Transfers.NOBODY);

                assertThatThrownBy(() -> importer.run(plan)).hasMessageContaining("already exists");
            }
        }
    }

    /** The server makes a table, and the answer does not come: it is no table of somebody else, to be left alone. */
    @ClusterTest
    void shouldKnowItsOwnTablesWhereOthersAreLeftAlone(TestServer server) {
        ImportOptions onlyNew = new ImportOptions(
                null,
                1,
                false,
                true,
                Rate.UNLIMITED,
                TableShape.SINGLE,
                Occupied.LEAVE_OUT,
                Duration.ZERO,
                new TroubleOptions(MaxErrors.NONE, null, false));
        Transfers.table(directory.resolve("in"), "test.t", "id", List.of("{\"id\":1}"));
        boolean lost = true;
        for (int frame = 0; lost; frame++) {
            FaultProxy.Point point = new FaultProxy.Point(FaultProxy.Direction.ANSWERS, frame, FaultProxy.Fault.CUT);
            try (FaultProxy proxy = new FaultProxy(server, point);
                    Cluster cluster = proxy.connect()) {
                load(cluster, onlyNew, new CancellationToken(), Transfers.NOBODY, false);
                lost = proxy.hasHappened();
            } catch (ShellException e) {
                assertThat(e.exitCode()).as("%s", point).isEqualTo(ExitCode.NO_CONNECTION);
            }
            try (Cluster cluster = server.connect()) {
                if (lost) {
                    load(
                            cluster,
                            onlyNew,
                            new CancellationToken(),
                            Transfers.NOBODY,
                            Files.exists(directory.resolve(FILE)));
                }
                assertThat(Transfers.documents(cluster, "test.t"))
                        .as("%s", point)
                        .containsExactly("{\"id\":1}");
                cluster.catalogWriter().dropTable(Transfers.name("test.t"));
            }
        }
    }

    @ClusterTest
    void shouldNotLeaveTheCheckpointOfAnEarlierImportWhereItCanWriteNone(TestServer server) throws IOException {
        try (Cluster cluster = server.connect()) {
            stopAfterFirstBatch(cluster);
            cluster.catalogWriter().dropTable(Transfers.name("test.t"));
            Files.createDirectories(directory.resolve(FILE + ".part/in the way"));

            CancellationToken token = new CancellationToken();
            Heard heard = Heard.onAdvance(1, token::cancel);
            assertThatThrownBy(() -> load(cluster, options(null, Duration.ZERO), token, heard, false))
                    .isInstanceOf(ImportStopped.class);

            assertThat(directory.resolve(FILE)).doesNotExist();
        }
    }

    @ClusterTest
    void shouldRefuseWhenTheSourceWasChanged(TestServer server) throws IOException {
        try (Cluster cluster = server.connect()) {
            stopAfterFirstBatch(cluster);
            Files.writeString(directory.resolve("in/test/t.ndjson"), "{\"id\":1}\n");

            assertThatThrownBy(() -> resume(cluster, options(null, Duration.ZERO)))
                    .hasMessageStartingWith("nothing was written: the source was changed since the import was"
                            + " stopped: test/t.ndjson had ");
            assertThat(directory.resolve(FILE)).exists();
        }
    }

    @ClusterTest
    void shouldRefuseWhenADefinitionWasChanged(TestServer server) throws IOException {
        try (Cluster cluster = server.connect()) {
            stopAfterFirstBatch(cluster);
            Files.writeString(directory.resolve("in/test/t.info"), """
                    {"primary_key":"id","indexes":[{"index":"i","function":{"$reql_type$":"BINARY","data":""}}]}
                    """);

            assertThatThrownBy(() -> resume(cluster, options(null, Duration.ZERO)))
                    .hasMessage("nothing was written: the definition of test.t, its indexes or its write hook, was"
                            + " changed since the import was stopped")
                    .extracting(error -> ((ShellException) error).hint())
                    .isEqualTo(Optional.of("Put it back as it was, or import without --resume: --conflict skip leaves"
                            + " what is in as it is"));
            assertThat(directory.resolve(FILE)).exists();
        }
    }

    /** It does not say what the definitions were. */
    @ClusterTest
    void shouldRefuseACheckpointOfAnEarlierVersion(TestServer server) throws IOException {
        try (Cluster cluster = server.connect()) {
            stopAfterFirstBatch(cluster);
            String text = Files.readString(directory.resolve(FILE));
            Files.writeString(directory.resolve(FILE), text.replace("\"format\" : 2", "\"format\" : 1"));

            assertThatThrownBy(() -> resume(cluster, options(null, Duration.ZERO)))
                    .hasMessage("the checkpoint " + directory.resolve(FILE)
                            + " cannot be read: it is of format 1, and this version reads 2");
        }
    }

    @ClusterTest
    void shouldRefuseWhenATableIsAnother(TestServer server) {
        try (Cluster cluster = server.connect()) {
            stopAfterFirstBatch(cluster);
            cluster.catalogWriter().dropTable(Transfers.name("test.t"));

            assertThatThrownBy(() -> resume(cluster, options(null, Duration.ZERO)))
                    .hasMessage("nothing was written: table test.t, which the import has begun, is no longer there");

            cluster.catalogWriter().createTable(Transfers.name("test.t"), "id");

            assertThatThrownBy(() -> resume(cluster, options(null, Duration.ZERO)))
                    .hasMessage("nothing was written: table test.t was dropped and made anew since the import was"
                            + " stopped");
        }
    }

    @ClusterTest
    void shouldRefuseOtherOptions(TestServer server) {
        try (Cluster cluster = server.connect()) {
            stopAfterFirstBatch(cluster);

            assertThatThrownBy(() -> resume(cluster, options(Conflict.REPLACE, Duration.ZERO)))
                    .hasMessage("nothing was written: --conflict was: not given, and is now: replace");
        }
    }

    @ClusterTest
    void shouldRefuseAnotherCluster(TestServer server, TestServer other) {
        try (Cluster cluster = server.connect();
                Cluster second = other.connect()) {
            stopAfterFirstBatch(cluster);

            assertThatThrownBy(() -> resume(second, options(null, Duration.ZERO)))
                    .hasMessage("nothing was written: this is another cluster than the one that the import was begun"
                            + " on");
        }
    }

    @Test
    void shouldCountBatchesWithoutAGapOnly() {
        DonePrefix prefix = new DonePrefix(part(10));
        long first = prefix.begin();
        long second = prefix.begin();
        long third = prefix.begin();

        prefix.done(third, part(3));
        prefix.done(second, part(2));
        assertThat(prefix.done()).isEqualTo(part(10));

        prefix.done(first, part(1));
        assertThat(prefix.done()).isEqualTo(part(16));
    }

    private static DonePrefix.Part part(int documents) {
        return new DonePrefix.Part(documents, new InsertResult(documents, 0, 0, 0, 0, Optional.empty()), documents);
    }

    private ImportCheckpoint stopAfterFirstBatch(Cluster cluster) {
        CancellationToken token = new CancellationToken();
        Heard heard = Heard.onAdvance(1, token::cancel);
        assertThatThrownBy(() -> load(cluster, options(null, Duration.ZERO), token, heard, false))
                .isInstanceOf(ImportStopped.class);
        return file().read().orElseThrow();
    }

    /** It knows what it is to make, and has made the databases at most. */
    /** What it asks for by the query of this kind is made, and it does not hear so. */
    private void loseAnswer(TestServer server, int term, ImportOptions options) {
        try (AnswerProxy proxy = new AnswerProxy(server, term, AnswerProxy.Fault.LOST);
                Cluster cluster = proxy.connect()) {
            assertThatThrownBy(() -> load(cluster, options, new CancellationToken(), Transfers.NOBODY, false))
                    .isInstanceOf(ImportStopped.class);
        }
    }

    private ImportResult resume(Cluster cluster, ImportOptions options) {
        return load(cluster, options, new CancellationToken(), Transfers.NOBODY, true);
    }

    private ImportResult load(
            Cluster cluster,
            ImportOptions options,
            CancellationToken token,
            TransferListener listener,
            boolean resume) {
        CheckpointOptions kept = new CheckpointOptions(file(), "", resume ? file().read() : Optional.empty());
        try (ArchiveSource source = Archives.open(directory.resolve("in"))) {
            ImportPlan plan = plan(cluster, source, options, kept, token);
            return new Importer(cluster, options, kept, token, listener).run(plan);
        }
    }

    private static ImportPlan plan(
            Cluster cluster,
            ArchiveSource source,
            ImportOptions options,
            CheckpointOptions kept,
            CancellationToken token) {
        return new ImportPlanner(cluster, Map.of(), Renames.parse(List.of()), options, Reduction.NONE, kept)
                .plan(source, Selection.everything(), token, Transfers.NOBODY);
    }

    private ImportCheckpointFile file() {
        return ImportCheckpointFile.of(directory.resolve("in"), directory);
    }

    private static ImportOptions options(Conflict conflict, Duration maxWait) {
        return new ImportOptions(
                conflict,
                1,
                false,
                true,
                Rate.UNLIMITED,
                TableShape.SINGLE,
                Occupied.WRITE,
                maxWait,
                new TroubleOptions(MaxErrors.parse("5"), null, false));
    }
}
