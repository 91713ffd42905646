package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end: the walk of the 2013 migration script and the exports of others, cluster to cluster. */
class WalkTest {
    private static final Path SAMPLES = Path.of("src/test/resources/archive").toAbsolutePath();
    private static final String DUMP = SAMPLES.resolve("official-dump.tar.gz").toString();
    private static final String MIGRATION =
            SAMPLES.resolve("rethinkdb_export_2013-03-14T20:49:59-07:00_23642").toString();
    private static final List<String> DUMPED =
            List.of("shop/customers", "shop/events", "shop/orders", "test/foo", "test/test", "test/test2", "test2/abc");

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldWalkFromOneClusterToAnother(TestServer first, TestServer second) throws IOException {
        assertThat(new Program(directory).on(first).with("import", DUMP).run().code())
                .isZero();

        Program.Outcome walk = new Program(directory)
                .on(first)
                .with("--format", "json")
                .typing(
                        "ls dbs",
                        "ls test",
                        "pk",
                        "pk test.foo",
                        "export test.*",
                        "export test2.abc",
                        "session",
                        "connect " + second.address(),
                        "import",
                        "count *.*")
                .run();

        assertThat(walk.code()).isZero();
        assertThat(walk.out()).startsWith("""
                        {"database":"shop","tables":3}
                        {"database":"test","tables":3}
                        {"database":"test2","tables":1}
                        {"table":"test.foo","primary_key":"id",""").contains("""
                        {"table":"shop.customers","primary_key":"email","origin":"live table","import_uses":null}
                        """).endsWith("""
                        {"table":"test.foo","documents":25,"bytes":969,"state":"complete"}
                        {"table":"test.test","documents":7,"bytes":347,"state":"complete"}
                        {"table":"test.test2","documents":0,"bytes":4,"state":"complete"}
                        {"table":"test2.abc","documents":2,"bytes":115,"state":"complete"}
                        {"table":"test.foo","documents":25}
                        {"table":"test.test","documents":7}
                        {"table":"test.test2","documents":0}
                        {"table":"test2.abc","documents":2}
                        """);
        assertThat(walk.err())
                .contains("32 rows exported from 3 tables, with 0 secondary indexes, and 0 hook functions\n")
                .contains("2 rows exported from 1 tables, with 0 secondary indexes, and 0 hook functions\n")
                .contains("34 rows imported to 4 tables, with 0 secondary indexes, and 0 hook functions\n");
        assertSameTables(first, second, List.of("test/foo", "test/test", "test/test2", "test2/abc"));
    }

    @ClusterTest
    void shouldImportAnOfficialDumpAndExportTheSameDocuments(TestServer first, TestServer second) throws IOException {
        Program.Outcome imported =
                new Program(directory).on(first).with("import", DUMP).run();

        assertThat(imported.err())
                .endsWith("136 rows imported to 7 tables, with 5 secondary indexes, and 1 hook functions\n");
        export(first, "first");
        assertThat(new Program(directory)
                        .on(second)
                        .with("import", "first")
                        .run()
                        .code())
                .isZero();
        assertSameTables(first, second, DUMPED);
    }

    @ClusterTest
    void shouldImportAMigrationDirectoryWithItsKeys(TestServer server) throws IOException {
        Program.Outcome outcome = new Program(directory)
                .on(server)
                .with("--format", "json")
                .typing(
                        "pk shop.customers email",
                        "pk shop.countries code",
                        "import " + MIGRATION,
                        "count *.*",
                        "pk shop",
                        "ls dbs")
                .run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                        {"table":"shop.countries","documents":4}
                        {"table":"shop.customers","documents":12}
                        {"table":"test.foo","documents":25}
                        {"table":"test.test","documents":2}
                        {"table":"test.test2","documents":0}
                        {"table":"test2.abc","documents":2}
                        {"table":"shop.countries","primary_key":"code","origin":"live table","import_uses":null}
                        {"table":"shop.customers","primary_key":"email","origin":"live table","import_uses":null}
                        {"database":"shop","tables":2}
                        {"database":"test","tables":3}
                        {"database":"test2","tables":1}
                        {"database":"test3","tables":0}
                        """);
    }

    @ClusterTest
    void shouldStopBeforeWritingWhenKeysAreNeeded(TestServer server) {
        Program.Outcome outcome =
                new Program(directory).on(server).with("import", MIGRATION).run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("""
                        error: nothing was written: a primary key is needed for shop.countries, shop.customers, whose documents do not all have the field id
                        hint: Set it with: pk shop.countries FIELD, or have it guessed: pk --guess %s --apply
                        """.formatted(MIGRATION));
        Program.Outcome look = new Program(directory)
                .on(server)
                .with("--format", "json", "ls", "dbs")
                .run();
        assertThat(look.out()).isEqualTo("{\"database\":\"test\",\"tables\":0}\n");
    }

    private void export(TestServer server, String name) {
        Program.Outcome outcome = new Program(directory)
                .on(server)
                .with("export", "*.*", "--to", name)
                .run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    private void assertSameTables(TestServer first, TestServer second, List<String> tables) throws IOException {
        export(first, "of-the-first");
        export(second, "of-the-second");
        for (String table : tables) {
            assertThat(directory.resolve("of-the-second").resolve(table + ".json"))
                    .hasSameBinaryContentAs(directory.resolve("of-the-first").resolve(table + ".json"));
        }
        assertThat(Files.readString(directory.resolve("of-the-second/rethinksh.manifest")))
                .contains("\"finished\" : \"2026-11-21T10:15:30Z\"");
    }
}
