package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.testing.RealServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server that is killed in the middle of an import at full speed: what it had answered for is not on its disk. */
@Timeout(120)
class CrashedImportTest {
    private static final int DOCUMENTS = 40_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 18})
    void shouldLoseNothingWhenARealServerIsKilled(int batch) {
        assumeTrue(RealServer.isInstalled());
        List<String> documents = IntStream.range(0, DOCUMENTS)
                .mapToObj(id -> "{\"id\":\"%06d\",\"text\":\"%s\"}".formatted(id, "x".repeat(300)))
                .toList();
        Transfers.table(directory.resolve("in"), "test.t", "id", documents);
        try (RealServer server = RealServer.start("64");
                Cluster cluster = server.connect()) {
            Heard heard = Heard.onAdvance(batch, () -> {
                server.kill();
                server.startAgain();
            });

            ImportResult result = Transfers.load(
                    cluster, directory.resolve("in"), Transfers.options(null), new CancellationToken(), heard);

            assertThat(result.failures()).isEmpty();
            assertThat(result.total().accepted()).isEqualTo(DOCUMENTS);
            assertThat(result.total().errors()).isZero();
            assertThat(cluster.catalog().count(Transfers.name("test.t"))).isEqualTo(DOCUMENTS);
            assertThat(Transfers.documents(cluster, "test.t")).isEqualTo(documents);
        }
    }
}
