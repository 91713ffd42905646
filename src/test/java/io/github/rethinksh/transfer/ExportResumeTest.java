package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.FileCompression;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.layout.OfficialDirectoryTarget;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export that is cut off in the middle of a table and goes on later ends as one that was left in peace. */
class ExportResumeTest {
    private static final int DOCUMENTS = 4500;
    private static final FileFormat JSON = FileFormat.of(DocumentFormat.JSON);
    private static final FileFormat NDJSON = FileFormat.of(DocumentFormat.NDJSON);
    private static final FileFormat SOME_FIELDS =
            new FileFormat(DocumentFormat.NDJSON, FileCompression.NONE, List.of("text", "n.m"), ',', false);

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldGoOnAfterItWasCancelled(TestServer server) throws IOException {
        try (Cluster cluster = filled(server)) {
            for (FileFormat format : List.of(JSON, NDJSON, SOME_FIELDS)) {
                Path out = directory.resolve("cancelled" + format.hashCode());
                cancelAfter(1, cluster, out, format, 1);
                assertThat(files(out))
                        .containsExactly(
                                "rethinksh.manifest",
                                "test/t.checkpoint",
                                "test/t." + format.format().extension() + ".part");

                assertGoesOn(cluster, out, format);
            }
        }
    }

    @ClusterTest
    void shouldGoOnAfterTheServerWasLostForGood(TestServer server) throws IOException {
        LosingRelay relay = new LosingRelay(server);
        try (Cluster cluster = filled(server);
                Cluster lost = relay.connect()) {
            Path out = directory.resolve("lost");
            Heard heard = Heard.onAdvance(1, () -> {
                relay.close();
                relay.loseNext();
            });
            ExportOptions impatient = new ExportOptions(1, ReadMode.SINGLE, Rate.UNLIMITED, 0, Duration.ZERO);
            assertThatThrownBy(() ->
                            Transfers.export(lost, target(out, JSON), false, impatient, new CancellationToken(), heard))
                    .isInstanceOfSatisfying(
                            ShellException.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_CONNECTION));

            assertGoesOn(cluster, out, JSON);
        }
    }

    @ClusterTest
    void shouldRefuseAnotherTable(TestServer server, TestServer other) throws IOException {
        Path out = directory.resolve("out");
        try (Cluster cluster = filled(server);
                Cluster another = filled(other)) {
            cancelAfter(1, cluster, out, JSON, 1);
            List<String> before = files(out);

            assertRefused(
                    another, out, JSON, "cannot go on with test.t, which was begun from another table: its id was ");
            assertRefused(
                    cluster,
                    out,
                    NDJSON,
                    "cannot go on with test.t, which was begun in the file t.json, not in t.ndjson");
            assertThat(files(out)).isEqualTo(before);
            assertGoesOn(cluster, out, JSON);
        }
    }

    @ClusterTest
    void shouldNotVouchForWhatWasChangedMeanwhile(TestServer server) throws IOException {
        Path out = directory.resolve("out");
        try (Cluster cluster = filled(server)) {
            cancelAfter(1, cluster, out, NDJSON, 1);
            Path partial = out.resolve("test/t.ndjson.part");
            byte[] bytes = Files.readAllBytes(partial);
            int letter = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"text\"") + 1;
            bytes[letter] = 'n';
            Files.write(partial, bytes);

            ExportResult result = Transfers.export(
                    cluster, target(out, NDJSON), true, clients(1), new CancellationToken(), Transfers.NOBODY);

            assertThat(result.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.reason())
                            .hasMessage(
                                    partial + " is not what its checkpoint says: it was changed after it was written"));
            assertThat(Transfers.manifest(out).tables()).isEmpty();
        }
    }

    @ClusterTest
    void shouldBeginAnewWhenItIsNotToGoOn(TestServer server) throws IOException {
        Path out = directory.resolve("out");
        try (Cluster cluster = filled(server)) {
            cancelAfter(1, cluster, out, JSON, 1);
            Heard heard = new Heard(Transfers.NOBODY);

            Transfers.export(cluster, target(out, NDJSON), false, clients(1), new CancellationToken(), heard);

            assertThat(heard.notes()).isEmpty();
            assertThat(files(out)).containsExactly("rethinksh.manifest", "test/t.info", "test/t.ndjson");
        }
    }

    /** A table with keys of all types, cut off after each of its batches, and read by one worker or by several. */
    @Test
    void shouldGoOnBehindAnyKey() throws IOException {
        try (EmbeddedServer server =
                        EmbeddedServer.start(EmbeddedOptions.defaults().withMaxBatchRows(10));
                Cluster cluster =
                        Cluster.connect(ConnectionOptions.to(new ServerAddress(server.host(), server.port())))) {
            Transfers.table(directory.resolve("in"), "test.t", "id", new RandomDocuments(7).all(95));
            Transfers.load(cluster, directory.resolve("in"));
            for (int batches = 1; batches <= 9; batches++) {
                Path out = directory.resolve("after" + batches);
                cancelAfter(batches, cluster, out, JSON, 1 + batches % 3);
                assertGoesOn(cluster, out, JSON);
            }
        }
    }

    @Test
    void shouldGoOnAfterItWasCutOffMoreThanOnce() throws IOException {
        try (EmbeddedServer server =
                        EmbeddedServer.start(EmbeddedOptions.defaults().withMaxBatchRows(10));
                Cluster cluster =
                        Cluster.connect(ConnectionOptions.to(new ServerAddress(server.host(), server.port())))) {
            Transfers.table(directory.resolve("in"), "test.t", "id", new RandomDocuments(8).all(95));
            Transfers.load(cluster, directory.resolve("in"));
            Path out = directory.resolve("out");
            for (int run = 1; run <= 4; run++) {
                CancellationToken token = new CancellationToken();
                assertThatThrownBy(() -> Transfers.export(
                                cluster, target(out, JSON), true, clients(1), token, Heard.onAdvance(2, token::cancel)))
                        .isInstanceOf(ShellException.class);
            }
            assertThat(Files.readString(out.resolve("test/t.checkpoint"))).contains("\"rows\":80");
            assertGoesOn(cluster, out, JSON);
        }
    }

    private Cluster filled(TestServer server) {
        Transfers.table(
                directory.resolve("in"),
                "test.t",
                "id",
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(id -> "{\"id\":\"%05d\",\"n\":{\"m\":%d,\"o\":2},\"text\":\"%s\"}"
                                .formatted(id, id, "x".repeat(id % 700)))
                        .toList());
        Cluster cluster = server.connect();
        Transfers.load(cluster, directory.resolve("in"));
        return cluster;
    }

    private static ExportOptions clients(int clients) {
        return new ExportOptions(clients, ReadMode.SINGLE, Rate.UNLIMITED, 32_000);
    }

    private static OfficialDirectoryTarget target(Path out, FileFormat format) {
        return OfficialDirectoryTarget.open(out, format);
    }

    private static void cancelAfter(int batches, Cluster cluster, Path out, FileFormat format, int clients) {
        CancellationToken token = new CancellationToken();
        Heard heard = Heard.onAdvance(batches, token::cancel);
        assertThatThrownBy(() -> Transfers.export(cluster, target(out, format), false, clients(clients), token, heard))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        stopped -> assertThat(stopped.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
    }

    private static void assertRefused(Cluster cluster, Path out, FileFormat format, String reason) {
        assertThatThrownBy(() -> Transfers.export(
                        cluster, target(out, format), true, clients(1), new CancellationToken(), Transfers.NOBODY))
                .isInstanceOf(ShellException.class)
                .hasMessageStartingWith(reason);
    }

    private void assertGoesOn(Cluster cluster, Path out, FileFormat format) throws IOException {
        Path undisturbed = directory.resolve("undisturbed" + format.hashCode());
        Transfers.export(
                cluster, target(undisturbed, format), false, clients(1), new CancellationToken(), Transfers.NOBODY);
        Heard heard = new Heard(Transfers.NOBODY);

        Transfers.export(cluster, target(out, format), true, clients(2), new CancellationToken(), heard);

        assertThat(heard.notes())
                .singleElement()
                .asString()
                .matches("test.t: going on behind [1-9][0-9]* documents, which are there");
        assertThat(Transfers.manifest(out)).isEqualTo(Transfers.manifest(undisturbed));
        assertThat(files(out)).isEqualTo(files(undisturbed));
        String data = "test/t." + format.format().extension();
        assertThat(out.resolve(data)).hasSameBinaryContentAs(undisturbed.resolve(data));
    }

    private static List<String> files(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
