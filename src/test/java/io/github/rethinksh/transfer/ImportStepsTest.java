package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.TableShape;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.AnswerProxy;
import io.github.rethinksh.testing.AnswerProxy.Fault;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** What an import asks for beside its documents, each step with its answer lost: two tables with indexes and a hook. */
@Timeout(600)
class ImportStepsTest {
    private static final Path DUMP = Path.of("src/test/resources/archive/official-dump.tar.gz");
    private static final TableName ORDERS = Transfers.name("shop.orders");

    /** The steps of an import into an empty cluster, by the number of their term. */
    private enum Making {
        DB_CREATE(57),
        TABLE_CREATE(60),
        WAIT(177),
        SYNC(138),
        INDEX_CREATE(75),
        INDEX_WAIT(140),
        SET_WRITE_HOOK(189);

        private final int term;

        Making(int term) {
            this.term = term;
        }
    }

    /** Those of an import into tables that are emptied before. */
    private enum Refilling {
        DELETE(54),
        IS_EMPTY(86),
        INDEX_DROP(76),
        INDEX_CREATE(75);

        private final int term;

        Refilling(int term) {
            this.term = term;
        }
    }

    @ClusterTest
    void shouldEndAsUndisturbedWhenItsTablesAreNew(TestServer server) {
        try (Cluster direct = server.connect()) {
            load(direct, Occupied.WRITE, new CancellationToken());
            List<String> expected = content(direct);
            for (Making step : Making.values()) {
                for (Fault fault : List.of(Fault.LOST, Fault.UNAVAILABLE)) {
                    direct.catalogWriter().dropDatabase("shop");

                    disturb(server, step.term, fault, Occupied.WRITE);

                    assertThat(content(direct)).as("%s %s", step, fault).isEqualTo(expected);
                }
            }
        }
    }

    @ClusterTest
    void shouldEndAsUndisturbedWhenItsTablesAreEmptied(TestServer server) {
        try (Cluster direct = server.connect()) {
            load(direct, Occupied.WRITE, new CancellationToken());
            List<String> expected = content(direct);
            List<IndexDefinition> indexes = direct.catalog().definition(ORDERS).indexes();
            IndexDefinition other =
                    new IndexDefinition(indexes.get(0).name(), indexes.get(1).function(), false, false, null);
            for (Refilling step : Refilling.values()) {
                for (Fault fault : List.of(Fault.LOST, Fault.UNAVAILABLE)) {
                    direct.catalogWriter().dropIndex(ORDERS, other.name());
                    direct.catalogWriter().createIndex(ORDERS, other);
                    direct.catalogWriter().waitForIndexes(ORDERS, List.of(other.name()));

                    disturb(server, step.term, fault, Occupied.EMPTY);

                    assertThat(content(direct)).as("%s %s", step, fault).isEqualTo(expected);
                }
            }
        }
    }

    @ClusterTest
    void shouldEndAtOnceWhenCancelledInAStep(TestServer server) throws InterruptedException {
        for (Making step : Making.values()) {
            try (AnswerProxy proxy = new AnswerProxy(server, step.term, Fault.STALL);
                    Cluster cluster = proxy.connect()) {
                CancellationToken token = new CancellationToken();
                try (CancellationToken.Registration registration = token.onCancel(cluster::abort)) {
                    Thread cancelling = new Thread(() -> cancelWhenStalled(proxy, token));
                    cancelling.start();

                    assertThatThrownBy(() -> load(cluster, Occupied.WRITE, token))
                            .as("%s", step)
                            .isInstanceOfSatisfying(
                                    ShellException.class,
                                    stopped -> assertThat(stopped.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
                    cancelling.join();
                }
            }
            try (Cluster direct = server.connect()) {
                direct.catalogWriter().dropDatabase("shop");
            }
        }
    }

    private static void cancelWhenStalled(AnswerProxy proxy, CancellationToken token) {
        try {
            proxy.awaitFault();
            token.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void disturb(TestServer server, int term, Fault fault, Occupied occupied) {
        try (AnswerProxy proxy = new AnswerProxy(server, term, fault);
                Cluster cluster = proxy.connect()) {
            ImportResult result = load(cluster, occupied, new CancellationToken());

            assertThat(proxy.hasHappened()).as("%d %s", term, fault).isTrue();
            assertThat(result.failures()).as("%d %s", term, fault).isEmpty();
            assertThat(result.tables()).as("%d %s", term, fault).allMatch(ImportedTable::complete);
            assertThat(result.created().databases()).hasSize(occupied == Occupied.EMPTY ? 0 : 1);
        }
    }

    private static ImportResult load(Cluster cluster, Occupied occupied, CancellationToken token) {
        ImportOptions options = new ImportOptions(
                occupied == Occupied.EMPTY ? Conflict.ERROR : null,
                2,
                false,
                true,
                Rate.UNLIMITED,
                TableShape.SINGLE,
                occupied,
                Duration.ofMinutes(1),
                TroubleOptions.STOP);
        try (ArchiveSource source = Archives.open(DUMP)) {
            ImportPlan plan = new ImportPlanner(cluster, Map.of(), Renames.parse(List.of()), options)
                    .plan(source, Selection.parse(List.of("shop"), List.of()), token, Transfers.NOBODY);
            return new Importer(cluster, options, token, Transfers.NOBODY).run(plan);
        }
    }

    /** The tables with their indexes, hooks and documents. */
    private static List<String> content(Cluster cluster) {
        List<String> content = new ArrayList<>();
        Catalog catalog = cluster.catalog();
        for (TableDefinition table : catalog.definitions(Catalog.tables(catalog.tree()))) {
            content.add(table.name() + " " + table.primaryKey());
            table.indexes().forEach(index -> content.add(index.name() + " " + index.function()));
            content.add(table.writeHook() == null ? "" : table.writeHook().function());
            content.addAll(catalog.peek(table.name(), table.primaryKey(), 1_000));
        }
        return content;
    }
}
