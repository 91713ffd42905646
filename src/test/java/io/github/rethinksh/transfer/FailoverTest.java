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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of three real servers of which one is named, and the one that holds the primary replica is killed. */
@Timeout(400)
class FailoverTest {
    private static final int DOCUMENTS = 4500;

    @TempDir
    private Path directory;

    @Test
    void shouldFinishTheExportWhenThePrimaryIsKilled() {
        assumeTrue(RealServer.isInstalled());
        try (RealServer named = RealServer.start("64");
                RealServer second = RealServer.startBeside(named);
                RealServer third = RealServer.startBeside(named);
                Cluster cluster = named.connect()) {
            while (cluster.catalog().system(Catalog.SERVER_STATUS).size() < 3) {
                Thread.onSpinWait();
            }
            fill(cluster);
            Transfers.export(cluster, directory.resolve("undisturbed"));
            int port = primaryPort(cluster);
            RealServer primary = List.of(named, second, third).stream()
                    .filter(server -> server.port() == port)
                    .findFirst()
                    .orElseThrow();

            ExportOptions options =
                    new ExportOptions(3, ReadMode.SINGLE, Rate.UNLIMITED, 1 << 20, Duration.ofMinutes(5));
            Heard heard = Heard.onAdvance(2, primary::kill);
            Transfers.export(cluster, directory.resolve("out"), options, new CancellationToken(), heard);

            assertThat(heard.notes()).isNotEmpty();
            assertThat(directory.resolve("out/test/t.json"))
                    .hasSameBinaryContentAs(directory.resolve("undisturbed/test/t.json"));
        }
    }

    private void fill(Cluster cluster) {
        Transfers.table(
                directory.resolve("in"),
                "test.t",
                "id",
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(id -> "{\"id\":\"%05d\",\"text\":\"%s\"}".formatted(id, "x".repeat(id % 700)))
                        .toList());
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
        Transfers.load(cluster, directory.resolve("in"), everywhere, new CancellationToken(), Transfers.NOBODY);
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
