package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What an import says when documents are rejected or it fails, and what it leaves behind. */
class FailedImportTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("bad.json"), """
                [{"id": 1, "a": "one"},
                 {"id": null, "a": "two"},
                 {"id": 1, "a": "three"}]
                """);
        table("shop.good", "{\"id\":1}\n{\"id\":2}\n");
        table("test.bad", "{\"id\":1}\n{\"no\":2}\n{\"id\":3}\n");
    }

    @ClusterTest
    void shouldKeepRejectedDocumentsThatCanBeMendedAndImported(TestServer server) throws IOException {
        Program.Outcome rejected =
                on(server, "import -f bad.json --table shop.orders --yes --max-errors 70% --rejects out");

        assertThat(rejected.err()).isEqualTo("""
                file: 1 table, 77 bytes into admin@%s
                makes databases: shop
                1 rows imported to 1 tables, with 0 secondary indexes, and 0 hook functions
                warning: shop.orders: imported 1, rejected 2 -> out/shop.orders.rejected.ndjson; the first has null in id, the \
                primary key of shop.orders; a key is a string, number, bool, time, binary or array
                """.formatted(server.address()));
        assertThat(rejected.code()).isEqualTo(3);
        assertThat(directory.resolve("out/shop.orders.rejected.ndjson")).hasContent("""
                {"id": null, "a": "two"}
                {"id": 1, "a": "three"}
                """);
        assertThat(directory.resolve("out/shop.orders.reasons.ndjson")).hasContent("""
                {"file":"bad.json","line":2,"byte":25,"reason":"has null in id, the primary key of shop.orders; a key is a \
                string, number, bool, time, binary or array"}
                {"file":"bad.json","line":3,"byte":52,"reason":"has the key 1 of a document before it"}
                """);

        Path file = directory.resolve("out/shop.orders.rejected.ndjson");
        Files.writeString(file, Files.readString(file).replace("null", "2").replace("1", "3"));
        Program.Outcome mended =
                on(server, "import -f out/shop.orders.rejected.ndjson --table shop.orders --yes --conflict error");

        assertThat(mended.code()).isZero();
        assertThat(peek(server, "shop.orders")).isEqualTo("""
                {"a":"one","id":1}
                {"a":"two","id":2}
                {"a":"three","id":3}
                """);
    }

    @ClusterTest
    void shouldLetNobodyElseReadWhatIsRejectedAndWriteNothingOver(TestServer server) throws IOException {
        for (int i = 0; i < 2; i++) {
            on(server, "import -f bad.json --table shop.orders --yes --max-errors 2 --conflict replace --rejects out");
        }

        assertThat(permissions("out")).isEqualTo("rwx------");
        try (var files = Files.list(directory.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName() + " " + permissions("out/" + file.getFileName())))
                    .containsExactlyInAnyOrder(
                            "shop.orders.rejected.ndjson rw-------",
                            "shop.orders.reasons.ndjson rw-------",
                            "shop.orders-2.rejected.ndjson rw-------",
                            "shop.orders-2.reasons.ndjson rw-------");
        }
    }

    @ClusterTest
    void shouldMakeADirectoryByItselfAndOnlyWhenItIsNeeded(TestServer server) throws IOException {
        on(server, "import source shop.good --yes");
        assertThat(rejectDirectories()).isZero();

        on(server, "import -f bad.json --table shop.orders --yes --max-errors 2");
        assertThat(rejectDirectories()).isEqualTo(1);
    }

    @ClusterTest
    void shouldImportAFileOfWhichTheNameLeavesNoRoomForThatOfACheckpoint(TestServer server) throws IOException {
        for (int length : new int[] {234, 245}) {
            String name = "n".repeat(length - ".ndjson".length()) + ".ndjson";
            Files.writeString(directory.resolve(name), "{\"id\":1}\n");

            Program.Outcome done = on(server, "import -f " + name + " --table shop.long --yes --truncate");

            assertThat(done.err())
                    .contains("it is not kept how far this import has come: cannot write ")
                    .contains("File name too long\n")
                    .contains("\n1 rows imported to 1 tables");
            assertThat(done.code()).as(done.err()).isZero();
        }
    }

    @ClusterTest
    void shouldTellTheLineThatGoesOnWithEachWordOnce(TestServer server) {
        Program.Outcome failed = on(server, "import source shop --rename shop=a --yes test --rename test=b");

        assertThat(failed.err())
                .contains("hint: to go on where it stopped: import source shop test --rename shop=a --rename test=b"
                        + " --yes --resume\n");
    }

    @ClusterTest
    void shouldSayWhatWasCreatedAndWhatIsHalfWritten(TestServer server) {
        Program.Outcome failed = on(server, "import source --yes --rejects out");

        assertThat(failed.err()).endsWith("""
                3 rows imported to 2 tables, with 0 secondary indexes, and 0 hook functions
                warning: test.bad: imported 1, rejected 1 -> out/test.bad.rejected.ndjson; the first has no field id, the \
                primary key of test.bad
                error: test.bad failed: test/bad.ndjson, document 2 has no field id, the primary key of test.bad; the \
                documents before it were imported
                hint: Mend the file, or set another key with: pk test.bad FIELD
                warning: created: database shop, table shop.good, table test.bad
                warning: complete: shop.good (2 new documents)
                warning: not complete: test.bad (1 new document)
                hint: to go on where it stopped: import source --yes --rejects out --resume
                hint: when something was mended first, import again with --conflict skip, which leaves what is in as it is
                hint: to undo it, drop what was created: r.dbDrop('shop'), r.db('test').tableDrop('bad'); with --clean the \
                next import does so itself when it fails
                """);
        assertThat(failed.code()).isEqualTo(1);

        assertThat(on(server, "import source --yes --conflict skip --max-errors 1")
                        .code())
                .isEqualTo(3);
        assertThat(peek(server, "test.bad")).isEqualTo("{\"id\":1}\n{\"id\":3}\n");
    }

    @ClusterTest
    void shouldNotNameWhatItCreatedWhenThatIsNothing(TestServer server) {
        on(server, "import source --yes --max-errors 1 --rejects out");

        assertThat(on(server, "import source --yes --conflict replace --rejects out")
                        .err())
                .contains("error: test.bad failed: ")
                .contains("hint: to go on where it stopped: import ")
                .doesNotContain("created")
                .doesNotContain("to undo it");
    }

    @ClusterTest
    void shouldRemoveWhatItCreatedAndNothingElse(TestServer server) throws IOException {
        on(server, "import source shop.good --yes");
        table("shop.new", "{\"id\":1}\n");
        table("fresh.new", "{\"id\":1}\n");
        try (Cluster cluster = server.connect()) {
            String before = cluster.catalog().tree().toString();

            Program.Outcome failed = on(server, "import source --yes --conflict replace --rejects out --clean");

            assertThat(failed.err()).endsWith("""
                    warning: created: database fresh, table fresh.new, table shop.new, table test.bad
                    warning: complete: shop.good (0 new documents)
                    warning: all that was created was removed again
                    """);
            assertThat(failed.code()).isEqualTo(1);
            assertThat(cluster.catalog().tree()).hasToString(before);
            assertThat(before).isEqualTo("{shop=[good], test=[]}");
        }
    }

    @ClusterTest
    void shouldCleanUpAfterARestoreToo(TestServer server) throws IOException {
        on(server, "import source shop.good --yes", "dump -f good.tar.gz");
        try (Cluster cluster = server.connect()) {
            cluster.catalogWriter().dropDatabase("shop");
            byte[] archive = Files.readAllBytes(directory.resolve("good.tar.gz"));

            Program.Outcome piped = new Program(directory)
                    .on(server)
                    .with("restore", "-", "--clean")
                    .piping(Arrays.copyOf(archive, archive.length - 8))
                    .run();

            assertThat(piped.err()).contains("warning: all that was created was removed again\n");
            assertThat(piped.code()).isEqualTo(1);
            assertThat(cluster.catalog().tree()).hasToString("{test=[]}");
        }
    }

    private long rejectDirectories() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("rethinksh_rejected_"))
                    .count();
        }
    }

    private String permissions(String file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void table(String name, String documents) throws IOException {
        Path file = directory.resolve("source").resolve(name.replace('.', '/') + ".ndjson");
        Files.createDirectories(file.getParent());
        Files.writeString(file, documents);
        Files.writeString(
                Path.of(file.toString().replace(".ndjson", ".info")), "{\"primary_key\":\"id\",\"indexes\":[]}");
    }

    private String peek(TestServer server, String table) {
        return new Program(directory)
                .on(server)
                .with("--format", "json", "peek", table)
                .run()
                .out();
    }

    /** Runs commands, and takes the directory of this test out of what they say. */
    private Program.Outcome on(TestServer server, String... lines) {
        Program program = new Program(directory).on(server);
        for (String line : lines) {
            program.with("-e", line);
        }
        Program.Outcome outcome = program.run();
        return new Program.Outcome(outcome.code(), outcome.out(), outcome.err().replace(directory + "/", ""));
    }

    @ClusterTest
    void shouldNameADuplicateBeforeAnythingIsWritten(TestServer server) throws IOException {
        StringBuilder users = new StringBuilder();
        for (int i = 1; i <= 100_000; i++) {
            users.append("{\"email\":\"user%d@example.com\"}\n".formatted(i == 70_001 ? 40_002 : i));
        }
        Files.writeString(directory.resolve("users.ndjson"), users);

        Program.Outcome refused = on(server, "import -f users.ndjson --table old.users --pkey email --yes");

        assertThat(refused.err()).isEqualTo("""
                error: nothing was written: document 70001 of users.ndjson, for old.users, \
                has the key "user40002@example.com" of a document before it
                hint: Mend the file, set another key with pk, or let documents be rejected with --max-errors N
                """);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(on(server, "ls dbs").out()).isEqualTo("database  tables\ntest           0\n");

        Program.Outcome rejected =
                on(server, "import -f users.ndjson --table old.users --pkey email --yes --max-errors 1 --rejects out");
        assertThat(rejected.code()).isEqualTo(3);
        assertThat(on(server, "count old.users").out()).isEqualTo("table      documents\nold.users      99999\n");
        assertThat(directory.resolve("out/old.users.rejected.ndjson"))
                .hasContent("{\"email\":\"user40002@example.com\"}\n");
    }
}
