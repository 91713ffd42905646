package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.testing.RealServer;
import io.github.rethinksh.transfer.PatientCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SpreadTest {
    @Test
    @Timeout(60)
    void shouldSpreadWorkersOverServersThatNobodyNamed() {
        Assumptions.assumeTrue(RealServer.isInstalled(), "there is no rethinkdb on the PATH");
        try (RealServer named = RealServer.start("256");
                RealServer other = RealServer.startBeside(named);
                Cluster cluster = named.connect()) {
            awaitServers(cluster, 2);

            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                try (WireConnection worker = cluster.openWorker()) {
                    ports.add(worker.address().port());
                }
            }

            assertThat(ports).containsExactly(named.port(), other.port(), named.port(), other.port());
        }
    }

    @Test
    @Timeout(60)
    void shouldGoOnWithTheOthersWhenAServerIsGone() {
        Assumptions.assumeTrue(RealServer.isInstalled(), "there is no rethinkdb on the PATH");
        try (RealServer named = RealServer.start("256");
                RealServer other = RealServer.startBeside(named);
                Cluster cluster = named.connect()) {
            awaitServers(cluster, 2);
            cluster.openWorker().close();
            other.close();

            for (int i = 0; i < 3; i++) {
                try (WireConnection worker = cluster.openWorker()) {
                    assertThat(worker.address().port()).isEqualTo(named.port());
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void shouldGoOnWithTheOthersWhenTheOneThatWasNamedIsGoneBeforeTheFirstWorker() {
        Assumptions.assumeTrue(RealServer.isInstalled(), "there is no rethinkdb on the PATH");
        try (RealServer named = RealServer.start("256");
                RealServer other = RealServer.startBeside(named);
                Cluster cluster = named.connect()) {
            awaitServers(cluster, 2);
            PatientCatalog catalog =
                    new PatientCatalog(cluster, Duration.ofSeconds(30), new CancellationToken(), event -> {});
            assertThat(catalog.tree()).isEqualTo(Map.of("test", List.of()));
            named.close();

            assertThat(catalog.tree()).isEqualTo(Map.of("test", List.of()));
            try (WireConnection worker = cluster.openWorker()) {
                assertThat(worker.address().port()).isEqualTo(other.port());
            }
        }
    }

    private static void awaitServers(Cluster cluster, int count) {
        while (cluster.read(r.db("rethinkdb").table("server_status").count())
                        .get(0)
                        .asInt()
                < count) {
            Thread.onSpinWait();
        }
    }
}
