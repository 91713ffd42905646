package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class LargeDocumentTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldBringA16MegabyteDocumentThrough(TestServer first, TestServer second) {
        String large = "{\"id\":2,\"text\":\"" + "0123456789abcdef".repeat(MEGABYTE) + "\"}";
        Transfers.table(directory.resolve("in"), "test.t", "id", List.of("{\"id\":1}", large, "{\"id\":3}"));

        try (Cluster one = first.connect();
                Cluster two = second.connect()) {
            ImportResult in = Transfers.load(one, directory.resolve("in"));
            assertThat(in.failures()).isEmpty();
            assertThat(in.total().inserted()).isEqualTo(3);
            assertThat(Transfers.export(one, directory.resolve("one")).bytes()).isEqualTo(16L * MEGABYTE + 43);
            assertThat(Transfers.load(two, directory.resolve("one")).total().inserted())
                    .isEqualTo(3);
            Transfers.export(two, directory.resolve("two"));
        }

        assertThat(directory.resolve("two/test/t.json")).hasSameBinaryContentAs(directory.resolve("one/test/t.json"));
    }
}
