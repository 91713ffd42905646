package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dump and restore from end to end, with the names and habits of the official tools. */
class DumpAndRestoreTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("source/a"));
        Files.createDirectories(directory.resolve("source/b"));
        Files.createDirectories(directory.resolve("source/empty"));
        Files.writeString(directory.resolve("source/a/one"), "{\"id\":1,\"v\":\"x\"}\n{\"id\":2,\"v\":\"y\"}\n");
        Files.writeString(directory.resolve("source/a/two"), "{\"code\":\"de\"}\n{\"code\":\"fr\"}\n");
        Files.writeString(directory.resolve("source/b/three"), "{\"id\":3}\n");
    }

    private Program program(TestServer server, String... arguments) {
        return new Program(directory).on(server).with("--format", "json").with(arguments);
    }

    private void fill(TestServer server) {
        assertThat(program(server, "import", "source", "--primary-keys", "{\"a.two\":\"code\"}")
                        .run()
                        .code())
                .isZero();
    }

    private static String counts(TestServer server, Path directory) {
        return new Program(directory)
                .on(server)
                .with("--format", "json")
                .typing("ls dbs", "count a b")
                .run()
                .out();
    }

    @ClusterTest
    void shouldBringEverythingIntoAnotherCluster(TestServer first, TestServer second) throws IOException {
        fill(first);
        Program.Outcome dump = program(first, "dump").run();
        assertThat(dump.err())
                .contains("5 rows exported from 3 tables, with 0 secondary indexes, and 0 hook functions\n");
        assertThat(dump.code()).isZero();

        Program.Outcome restore = program(second, "restore", "rethinkdb_dump_2026-11-21T10-15-30.tar.gz")
                .run();
        assertThat(restore.err())
                .contains("official dump: 3 tables, 5 documents, ")
                .endsWith("5 rows imported to 3 tables, with 0 secondary indexes, and 0 hook functions\n");
        assertThat(counts(second, directory)).isEqualTo("""
                        {"database":"a","tables":2}
                        {"database":"b","tables":1}
                        {"database":"empty","tables":0}
                        {"database":"test","tables":0}
                        {"table":"a.one","documents":2}
                        {"table":"a.two","documents":2}
                        {"table":"b.three","documents":1}
                        """);

        assertThat(program(second, "export", "a", "b", "--to", "again").run().code())
                .isZero();
        assertThat(program(first, "export", "a", "b", "--to", "before").run().code())
                .isZero();
        for (String table : List.of("a/one", "a/two", "b/three")) {
            assertThat(directory.resolve("again/" + table + ".json"))
                    .hasSameBinaryContentAs(directory.resolve("before/" + table + ".json"));
        }
    }

    /** Every index kind and a hook are in the sample, and documents of every type. */
    @ClusterTest
    void shouldDumpWhatWasRestoredWithAnEqualManifest(TestServer first, TestServer second) throws URISyntaxException {
        Path sample =
                Path.of(getClass().getResource("/archive/official-dump.tar.gz").toURI());
        assertThat(program(first, "restore", sample.toString()).run().code()).isZero();
        assertThat(program(first, "dump", "-f", "one.tar.gz").run().code()).isZero();
        assertThat(program(second, "restore", "one.tar.gz").run().code()).isZero();
        assertThat(program(second, "dump", "-f", "two.tar.gz").run().code()).isZero();

        assertThat(tables("two.tar.gz")).hasSize(7).containsExactlyInAnyOrderElementsOf(tables("one.tar.gz"));
        Program.Outcome diff =
                new Program(directory).with("diff", "one.tar.gz", "two.tar.gz").run();
        assertThat(diff.code()).as("%s", diff).isZero();
    }

    private List<WrittenTable> tables(String archive) {
        try (ArchiveSource source = Archives.open(directory.resolve(archive), ReadLimits.USUAL)) {
            return source.manifest().orElseThrow().tables();
        }
    }

    @ClusterTest
    void shouldGoThroughAPipe(TestServer first, TestServer second) throws IOException {
        fill(first);
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        Program.Outcome dump = program(first, "dump", "-f", "-", "-e", "a", "--temp-dir", ".")
                .writing(pipe)
                .run();
        assertThat(dump.out()).isEmpty();
        assertThat(dump.err()).contains("4 rows exported from 2 tables").contains("on standard output: ");

        Program.Outcome restore = program(second, "restore", "-", "-i", "a.two", "--temp-dir", ".")
                .piping(pipe.toByteArray())
                .run();

        assertThat(restore.err())
                .endsWith("2 rows imported to 1 tables, with 0 secondary indexes, and 0 hook functions\n");
        assertThat(program(second, "count", "a").run().out()).isEqualTo("{\"table\":\"a.two\",\"documents\":2}\n");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).map(file -> file.getFileName().toString()).containsExactly("source");
        }
    }

    @ClusterTest
    void shouldRefuseTheTableThatIsInTheWayAndRestoreTheOthersOfAPipe(TestServer server) {
        fill(server);
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        assertThat(program(server, "dump", "-f", "-").writing(pipe).run().code())
                .isZero();
        try (var cluster = server.connect()) {
            cluster.catalogWriter().createDatabase("c");
        }
        assertThat(program(server, "import", "source", "a.one", "--rename", "a=c")
                        .run()
                        .code())
                .isZero();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        assertThat(program(server, "dump", "-f", "-", "-e", "c", "-e", "b")
                        .writing(other)
                        .run()
                        .code())
                .isZero();

        Program.Outcome again = program(server, "restore", "-", "-i", "b")
                .piping(other.toByteArray())
                .run();
        assertThat(again.err())
                .contains("error: b.three failed: nothing was written: there are documents already in b.three\n");
        assertThat(again.code()).isEqualTo(1);

        Program.Outcome forced = program(server, "restore", "-", "--force")
                .piping(pipe.toByteArray())
                .run();
        assertThat(forced.err()).endsWith("inserted 0, replaced 0, unchanged 5\n");
        assertThat(forced.code()).isZero();
    }

    @ClusterTest
    void shouldWriteNothingOfAFileWhenATableIsInTheWay(TestServer server) {
        fill(server);
        assertThat(program(server, "dump", "-f", "d.tar.zst").run().code()).isZero();

        Program.Outcome refused = program(server, "restore", "d.tar.zst").run();
        assertThat(refused.err())
                .startsWith("error: nothing was written: there are documents already in ")
                .contains("a.one", "a.two", "b.three");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(program(server, "restore", "d.tar.zst", "--force").run().code())
                .isZero();
    }

    @ClusterTest
    void shouldSayWhatWasRestoredOfAPipeThatEndsTooEarly(TestServer first, TestServer second) {
        fill(first);
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        assertThat(program(first, "dump", "-f", "-").writing(pipe).run().code()).isZero();
        byte[] most = Arrays.copyOf(pipe.toByteArray(), pipe.size() - 20);

        Program.Outcome restore = program(second, "restore", "-").piping(most).run();

        assertThat(restore.code()).isEqualTo(1);
        assertThat(restore.err()).contains("error: cannot read standard input: ");
    }

    @ClusterTest
    void shouldMakeTablesWithShards(TestServer first, TestServer second) {
        fill(first);
        assertThat(program(first, "dump", "-f", "d.tar").run().code()).isZero();

        assertThat(program(second, "restore", "d.tar", "--shards", "2").run().code())
                .isZero();
        assertThat(program(second, "count", "a", "b").run().out().lines()).hasSize(3);
    }

    @ClusterTest
    void shouldRefuseASelectionThatMatchesNothing(TestServer server) throws IOException {
        assertThat(program(server, "dump").run().err()).startsWith("error: there is no table to dump\n");
        fill(server);

        Program.Outcome outcome = program(server, "dump", "-e", "nowhere").run();
        assertThat(outcome.err()).startsWith("error: no table matches nowhere\n");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(program(server, "dump", "-f", "d.tar").run().code()).isZero();
        assertThat(program(server, "restore", "d.tar", "-i", "nowhere").run().code())
                .isEqualTo(2);
        assertThat(program(server, "restore", "-", "-i", "nowhere")
                        .piping(Files.readAllBytes(directory.resolve("d.tar")))
                        .run()
                        .code())
                .isEqualTo(2);
    }

    @Test
    void shouldReplaceAnArchiveOnlyWhenTold() {
        assertThat(demo("dump", "-f", "d.tar.gz").code()).isZero();

        Program.Outcome again = demo("dump", "-f", "d.tar.gz");
        assertThat(again.err()).isEqualTo("""
                        error: %s is there already
                        hint: Give another name with -f, or --overwrite-file
                        """.formatted(directory.resolve("d.tar.gz")));
        assertThat(again.code()).isEqualTo(2);
        assertThat(demo("dump", "-f", "d.tar.gz", "--overwrite-file").code()).isZero();
    }

    @Test
    void shouldTellWhatCannotBe() {
        assertThat(demo("dump", "--level", "12").code()).isEqualTo(2);
        assertThat(demo("dump", "--clients", "0").code()).isEqualTo(2);
        assertThat(demo("restore", "missing.tar.gz").code()).isEqualTo(2);
        assertThat(demo("restore", "x", "--shards", "0").code()).isEqualTo(2);
        assertThat(demo("restore", "x", "--force", "--conflict", "skip").code()).isEqualTo(2);
        Program.Outcome typed =
                new Program(directory).with("--demo").typing("restore -").run();
        assertThat(typed.err()).contains("commands come from standard input, so no archive can");
        assertThat(typed.code()).isEqualTo(2);
    }

    private Program.Outcome demo(String... arguments) {
        return new Program(directory).with("--demo").with(arguments).run();
    }
}
