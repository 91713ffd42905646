package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.UnavailableException;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.AnswerProxy;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.FaultProxy;
import io.github.rethinksh.testing.ScriptedServer;
import io.github.rethinksh.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two tables, which are made one after the other. */
class CreationTest {
    private static final int TABLE_CREATE = 60;
    private static final TableName FIRST = Transfers.name("test.a");
    private static final TableName SECOND = Transfers.name("test.b");

    @TempDir
    private Path directory;

    private final ImportOptions options =
            new ImportOptions(Conflict.ERROR, 1, false, true, new TroubleOptions(MaxErrors.NONE, null, false));

    @BeforeEach
    void write() {
        Transfers.table(directory, "test.a", "id", List.of("{\"id\":1}"));
        Transfers.table(directory, "test.b", "id", List.of("{\"id\":1}"));
    }

    /** Somebody else has made the first one meanwhile; whenever the connection is lost, the second may be there. */
    @ClusterTest
    void shouldOwnWhatItMakesWhenAnotherTableIsRefused(TestServer server) {
        try (Cluster cluster = server.connect()) {
            ImportPlan plan = plan(cluster);
            cluster.catalogWriter().createTable(FIRST, "id");
            boolean lost = true;
            for (int frame = 0; lost; frame++) {
                FaultProxy.Point point =
                        new FaultProxy.Point(FaultProxy.Direction.ANSWERS, frame, FaultProxy.Fault.CUT);
                try (FaultProxy proxy = new FaultProxy(server, point)) {
                    Created perhaps = perhapsCreated(proxy, plan);
                    lost = proxy.hasHappened();
                    if (cluster.catalog().tree().get("test").contains("b")) {
                        assertThat(perhaps.tables()).as("%s", point).contains(SECOND);
                        cluster.catalogWriter().dropTable(SECOND);
                    }
                    if (!lost) {
                        assertThat(perhaps.tables()).containsExactly(SECOND);
                    }
                }
            }
        }
    }

    /** It was made when the plan was there already, and the answer to the attempt to make it is lost. */
    @ClusterTest
    void shouldNotTakeForItsOwnWhatWasThere(TestServer server) {
        try (Cluster direct = server.connect();
                AnswerProxy proxy = new AnswerProxy(server, TABLE_CREATE, AnswerProxy.Fault.LOST);
                Cluster cluster = proxy.connect()) {
            ImportPlan plan = plan(direct);
            direct.catalogWriter().createTable(FIRST, "id");
            Creation creation = creation(cluster, Duration.ofMinutes(1));
            creation.expect(plan);

            assertThatThrownBy(() -> creation.make(plan, options, new CancellationToken()))
                    .isInstanceOf(ShellException.class)
                    .hasMessageContaining("already exists");

            assertThat(proxy.hasHappened()).isTrue();
            assertThat(creation.created().tables()).doesNotContain(FIRST);
            assertThat(creation.perhapsCreated().tables()).doesNotContain(FIRST);
        }
    }

    private Created perhapsCreated(TestServer server, ImportPlan plan) {
        try (Cluster cluster = server.connect()) {
            Creation creation = creation(cluster, Duration.ZERO);
            creation.expect(plan);
            assertThatThrownBy(() -> creation.make(plan, options, new CancellationToken()))
                    .isInstanceOf(ShellException.class);
            return creation.perhapsCreated();
        } catch (ShellException e) {
            // It has not even connected.
            return new Created(List.of(), List.of(), false, List.of());
        }
    }

    @ClusterTest
    void shouldOwnWhatTheServerCannotTellOf(TestServer planned) {
        byte[] indeterminate = "{\"t\":18,\"e\":4200000,\"r\":[\"The server lost contact.\"],\"b\":[]}"
                .getBytes(StandardCharsets.UTF_8);
        ImportPlan plan;
        try (Cluster cluster = planned.connect()) {
            plan = plan(cluster);
        }
        try (ScriptedServer server = ScriptedServer.answering(token -> ScriptedServer.frame(token, indeterminate));
                Cluster cluster = server.connect()) {
            Creation creation = creation(cluster, Duration.ZERO);
            creation.expect(plan);

            assertThatThrownBy(() -> creation.make(plan, options, new CancellationToken()))
                    .isInstanceOf(UnavailableException.class);

            assertThat(creation.perhapsCreated().tables()).containsExactly(FIRST, SECOND);
        }
    }

    private static Creation creation(Cluster cluster, Duration maxWait) {
        CancellationToken token = new CancellationToken();
        return new Creation(cluster, new Steps(new Retries(maxWait, token, Transfers.NOBODY), token));
    }

    private ImportPlan plan(Cluster cluster) {
        try (ArchiveSource source = Archives.open(directory)) {
            return new ImportPlanner(cluster, Map.of(), Renames.parse(List.of()), options)
                    .plan(source, Selection.everything(), new CancellationToken(), Transfers.NOBODY);
        }
    }
}
