package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.cluster.TableShape;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.testing.RealServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of three real servers of which one is named, and the one that holds the primary replica is killed. */
@Timeout(400)
class FailoverTest {
    private static final int DOCUMENTS = 20_000;

    @TempDir
    private Path directory;

    @Test
    void shouldFinishTheExportWhenThePrimaryIsKilled() {
        assumeTrue(RealServer.isInstalled());
        try (RealServer named = RealServer.start("64");
                RealServer second = RealServer.startBeside(named);
                RealServer third = RealServer.startBeside(named);
                Cluster cluster = named.connect()) {
            awaitServers(cluster);
            fill(cluster, Transfers.NOBODY);
            Transfers.export(cluster, directory.resolve("undisturbed"));
            RealServer primary = primary(cluster, named, second, third);

            ExportOptions options =
                    new ExportOptions(3, ReadMode.SINGLE, Rate.UNLIMITED, 1 << 20, Duration.ofMinutes(5));
            Heard heard = Heard.onAdvance(2, primary::kill);
            Transfers.export(cluster, directory.resolve("out"), options, new CancellationToken(), heard);

            assertThat(heard.notes()).isNotEmpty();
            assertThat(directory.resolve("out/test/t.json"))
                    .hasSameBinaryContentAs(directory.resolve("undisturbed/test/t.json"));
        }
    }

    @Test
    void shouldFinishTheImportWhenThePrimaryIsKilled() {
        assumeTrue(RealServer.isInstalled());
        try (RealServer named = RealServer.start("64");
                RealServer second = RealServer.startBeside(named);
                RealServer third = RealServer.startBeside(named);
                Cluster cluster = named.connect()) {
            awaitServers(cluster);
            Heard heard = Heard.onAdvance(
                    2, () -> primary(cluster, named, second, third).kill());

            ImportResult result = fill(cluster, heard);

            assertThat(result.failures()).isEmpty();
            assertThat(result.total().accepted()).isEqualTo(DOCUMENTS);
            assertThat(heard.notes()).anyMatch(note -> note.contains("are sent again"));
            assertThat(Transfers.documents(cluster, "test.t")).isEqualTo(documents());
        }
    }

    private static void awaitServers(Cluster cluster) {
        while (cluster.catalog().system(Catalog.SERVER_STATUS).size() < 3) {
            Thread.onSpinWait();
        }
    }

    private static List<String> documents() {
        return IntStream.range(0, DOCUMENTS)
                .mapToObj(id -> "{\"id\":\"%05d\",\"text\":\"%s\"}".formatted(id, "x".repeat(id % 700)))
                .toList();
    }

    private ImportResult fill(Cluster cluster, TransferListener listener) {
        Transfers.table(directory.resolve("in"), "test.t", "id", documents());
        ImportOptions everywhere = new ImportOptions(
                null,
                2,
                false,
                true,
                Rate.UNLIMITED,
                new TableShape(1, 3),
                Occupied.WRITE,
                Duration.ofMinutes(5),
                TroubleOptions.STOP);
        return Transfers.load(cluster, directory.resolve("in"), everywhere, new CancellationToken(), listener);
    }

    private static RealServer primary(Cluster cluster, RealServer... servers) {
        int port = primaryPort(cluster);
        return Arrays.stream(servers)
                .filter(server -> server.port() == port)
                .findFirst()
                .orElseThrow();
    }

    private static int primaryPort(Cluster cluster) {
        String name = cluster.catalog()
                .system("table_config")
                .get(0)
                .path("shards")
                .get(0)
                .path("primary_replica")
                .asText();
        for (JsonNode server : cluster.catalog().system(Catalog.SERVER_STATUS)) {
            if (server.path("name").asText().equals(name)) {
                return server.path("network").path("reql_port").asInt();
            }
        }
        throw new AssertionError("no server is called " + name);
    }
}
