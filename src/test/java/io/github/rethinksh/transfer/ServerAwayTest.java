package io.github.rethinksh.transfer;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.testing.RealServer;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is gone in the middle of a transfer and comes back after some attempts to reach it. */
class ServerAwayTest {
    private static final int DOCUMENTS = 4500;
    private static final int ORDERS = 60;

    @TempDir
    private Path directory;

    @BeforeEach
    void write() {
        Transfers.table(
                directory.resolve("in"),
                "test.t",
                "id",
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(id -> "{\"id\":\"%05d\",\"text\":\"%s\"}".formatted(id, "x".repeat(id % 700)))
                        .toList());
    }

    @Test
    void shouldFinishTheExportWhenTheServerTakesConnectionsAgain() {
        try (EmbeddedServer server =
                        EmbeddedServer.start(EmbeddedOptions.defaults().withMaxBatchRows(100));
                Cluster cluster = connect(server)) {
            Transfers.load(cluster, directory.resolve("in"));
            Transfers.export(cluster, directory.resolve("undisturbed"));

            Heard heard = away(3, () -> leave(server), () -> server.faults().refuseConnections(false));
            ExportResult result =
                    Transfers.export(cluster, directory.resolve("out"), several(), new CancellationToken(), heard);

            assertThat(heard.retries()).isGreaterThanOrEqualTo(3);
            assertThat(heard.notes())
                    .allMatch(note -> note.endsWith("connecting again") || note.startsWith("going on after "));
            assertThat(result.rows()).isEqualTo(DOCUMENTS);
            assertUndisturbed();
        }
    }

    @Test
    void shouldFinishTheImportWhenTheServerTakesConnectionsAgain() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Cluster cluster = connect(server)) {
            Heard heard = away(1, () -> leave(server), () -> server.faults().refuseConnections(false));

            ImportResult result = Transfers.load(
                    cluster, directory.resolve("in"), Transfers.options(null), new CancellationToken(), heard);

            assertThat(heard.retries()).isGreaterThanOrEqualTo(3);
            assertThat(result.total().inserted() + result.total().unchanged()).isEqualTo(DOCUMENTS);
            assertThat(cluster.catalog().count(Transfers.name("test.t"))).isEqualTo(DOCUMENTS);
        }
    }

    @Test
    void shouldFinishTheExportWhenARealServerWasKilledAndStartedAgain() {
        assumeTrue(RealServer.isInstalled());
        try (RealServer server = RealServer.start("64");
                Cluster cluster = server.connect()) {
            Transfers.load(cluster, directory.resolve("in"));
            Transfers.export(cluster, directory.resolve("undisturbed"));

            Heard heard = away(2, server::kill, server::startAgain);
            ExportResult result =
                    Transfers.export(cluster, directory.resolve("out"), several(), new CancellationToken(), heard);

            assertThat(heard.retries()).isGreaterThanOrEqualTo(3);
            assertThat(result.rows()).isEqualTo(DOCUMENTS);
            assertUndisturbed();
        }
    }

    @Test
    void shouldFinishTheImportWhenARealServerWasKilledWhileItBuiltIndexes() {
        assumeTrue(RealServer.isInstalled());
        try (RealServer server = RealServer.start("64");
                Cluster cluster = server.connect()) {
            Heard heard = away(
                    event -> event instanceof TransferEvent.Noted note
                            && note.text().startsWith("building the indexes of shop.orders"),
                    server::kill,
                    server::startAgain);

            ImportResult result = Transfers.load(
                    cluster,
                    Path.of("src/test/resources/archive/official-dump.tar.gz"),
                    Transfers.options(null),
                    new CancellationToken(),
                    heard);

            assertThat(heard.retries()).isGreaterThanOrEqualTo(3);
            assertThat(result.failures()).isEmpty();
            assertThat(result.indexes()).isEqualTo(5);
            assertThat(result.writeHooks()).isEqualTo(1);
            cluster.catalogWriter().waitForTable(Transfers.name("shop.orders"));
            assertThat(cluster.catalog().count(Transfers.name("shop.orders"))).isEqualTo(ORDERS);
            assertThat(cluster.read(r.db("shop").table("orders").indexStatus().filter(index -> index.g("ready")))
                            .get(0))
                    .hasSize(4);
        }
    }

    private static Cluster connect(EmbeddedServer server) {
        return Cluster.connect(ConnectionOptions.to(new ServerAddress(server.host(), server.port())));
    }

    private static void leave(EmbeddedServer server) {
        server.faults().refuseConnections(true);
        server.faults().dropConnections();
    }

    private static ExportOptions several() {
        return new ExportOptions(2, ReadMode.SINGLE, Rate.UNLIMITED, 1 << 20);
    }

    /** The server leaves when so much was read, and is back after the third failure. */
    private static Heard away(int advances, Runnable leave, Runnable comeBack) {
        int[] advancesLeft = {advances};
        return away(event -> event instanceof TransferEvent.Advanced && --advancesLeft[0] == 0, leave, comeBack);
    }

    private static Heard away(Predicate<TransferEvent> when, Runnable leave, Runnable comeBack) {
        int[] failuresLeft = {3};
        return new Heard(event -> {
            if (when.test(event)) {
                leave.run();
            }
            if (event instanceof TransferEvent.Retried && --failuresLeft[0] == 0) {
                comeBack.run();
            }
        });
    }

    private void assertUndisturbed() {
        assertThat(directory.resolve("out/test/t.json"))
                .hasSameBinaryContentAs(directory.resolve("undisturbed/test/t.json"));
    }
}
