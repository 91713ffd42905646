package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.ArchiveTarget;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.Resumed;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.layout.OfficialDirectoryTarget;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Two tables that are complete and are exported again. */
class ExportAgainTest {
    private static final TableName FIRST = Transfers.name("test.a");
    private static final TableName SECOND = Transfers.name("test.b");

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldBeFinishedByTheNextExportWhenItWasKilled(TestServer server) {
        fill(server);
        Manifest whole = Transfers.manifest(out());
        // What one leaves that is killed before its first table is complete.
        target().save(whole.asking(List.of(FIRST, SECOND)));

        Program.Outcome next = run(server, "export", "test.a", "--to", "out");

        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.err()).doesNotContain("complete already").contains("1 rows exported from 1 table");
        assertThat(Transfers.manifest(out()).pending()).containsExactly(SECOND);
        assertThat(Transfers.manifest(out()).finished()).isNull();
        assertThat(run(server, "verify", "out").code()).isEqualTo(5);

        next = run(server, "export", "test", "--to", "out");

        assertThat(next.err()).contains("complete already: 1 table").contains("1 rows exported from 1 table");
        assertThat(Transfers.manifest(out()).complete()).isTrue();
        assertThat(run(server, "verify", "out").code()).isZero();
    }

    @ClusterTest
    void shouldNotCallAFileCompleteThatIsReplaced(TestServer server) {
        fill(server);
        try (Cluster cluster = server.connect()) {
            List<List<TableName>> entries = new ArrayList<>();
            Watched watched = new Watched(target(), entries);
            Manifest manifest = Transfers.manifest(out());

            ExportOptions options = new ExportOptions(1, ReadMode.SINGLE, Rate.UNLIMITED, 0);
            ExportResult result = new Exporter(cluster, watched, manifest, options, InstantSource.fixed(Instant.EPOCH))
                    .run(
                            cluster.catalog().definitions(List.of(FIRST, SECOND)),
                            List.of(),
                            new CancellationToken(),
                            Transfers.NOBODY);

            assertThat(entries).containsExactlyInAnyOrder(List.of(SECOND), List.of(FIRST));
            assertThat(result.manifest().complete()).isTrue();
        }
    }

    @ClusterTest
    void shouldNotTakeAnotherTableForTheOneThatIsComplete(TestServer server) {
        fill(server);
        try (Cluster cluster = server.connect()) {
            cluster.catalogWriter().dropTable(FIRST);
            cluster.catalogWriter().createTable(FIRST, "id");
        }
        Program.Outcome next = run(server, "export", "test", "--to", "out");

        assertThat(next.err())
                .startsWith("error: test.a is complete in " + out() + " already, but it is another table: its id was ")
                .endsWith(
                        "hint: It was dropped and made anew, or this is another cluster. Export it anew with --again, or"
                                + " into another directory with --to DIR\n");
        assertThat(next.code()).isEqualTo(1);
        assertThat(run(server, "export", "test.b", "--to", "out").err()).startsWith("complete already: 1 table");
        assertThat(run(server, "export", "test.a", "--to", "out", "--again").err())
                .startsWith("0 rows exported from 1 table");
        assertThat(run(server, "verify", "out", "--live").code()).isZero();
    }

    @ClusterTest
    void shouldNotLeaveOutAnotherFormatThatIsAskedFor(TestServer server) {
        fill(server);
        Program.Outcome next = run(server, "export", "test.a", "--to", "out", "--format", "csv");

        assertThat(next.err()).isEqualTo("""
                        error: test.a is complete in %s already, as test/a.json and not as test/a.csv
                        hint: Export it anew with --again, or into another directory with --to DIR
                        """.formatted(out()));
        assertThat(next.code()).isEqualTo(1);
        assertThat(run(server, "export", "test.a", "--to", "out", "--format", "csv", "--again")
                        .code())
                .isZero();
        assertThat(out().resolve("test/a.json")).doesNotExist();
        assertThat(out().resolve("test/a.csv")).hasContent("id\n1\n");
        assertThat(run(server, "export", "test.a", "--to", "out").err()).startsWith("complete already: 1 table");
    }

    private void fill(TestServer server) {
        Transfers.table(directory.resolve("in"), "test.a", "id", List.of("{\"id\":1}"));
        Transfers.table(directory.resolve("in"), "test.b", "id", List.of("{\"id\":1}"));
        assertThat(run(server, "import", "in", "--yes").code()).isZero();
        assertThat(run(server, "export", "test", "--to", "out").code()).isZero();
    }

    private Program.Outcome run(TestServer server, String... line) {
        return new Program(directory).on(server).with(line).run();
    }

    private Path out() {
        return directory.resolve("out");
    }

    private OfficialDirectoryTarget target() {
        return OfficialDirectoryTarget.open(out(), DocumentFormat.JSON);
    }

    /** Sees which tables the manifest on disk has when a file is replaced. */
    private record Watched(ArchiveTarget target, List<List<TableName>> entries) implements ArchiveTarget {
        @Override
        public Path path() {
            return target.path();
        }

        @Override
        public void database(String name) {
            target.database(name);
        }

        @Override
        public TableSink begin(TableDefinition table) {
            return new WatchedSink(target.begin(table), path(), entries);
        }

        @Override
        public void save(Manifest manifest) {
            target.save(manifest);
        }
    }

    private record WatchedSink(TableSink sink, Path path, List<List<TableName>> entries) implements TableSink {
        @Override
        public Optional<Resumed> resumed() {
            return sink.resumed();
        }

        @Override
        public void write(DocumentBatch batch) {
            sink.write(batch);
        }

        @Override
        public WrittenTable finish() {
            entries.add(Transfers.manifest(path).tables().stream()
                    .map(WrittenTable::name)
                    .toList());
            return sink.finish();
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
