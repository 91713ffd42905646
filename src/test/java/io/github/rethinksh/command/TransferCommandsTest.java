package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that move data, with what they remember from one to the next. */
class TransferCommandsTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        SmallSource.write(directory);
    }

    private Program.Outcome on(TestServer server, String... lines) {
        return Program.json(directory, server, lines);
    }

    @ClusterTest
    void shouldBeginNoExportOfNothing(TestServer server) {
        assertThat(on(server, "import source a.one --yes").code()).isZero();
        Program.Outcome outcome = on(server, "export a.one --exclude a.one --to out");

        assertThat(outcome.err()).isEqualTo("""
                        error: standard input, line 1: there is nothing to export
                        hint: See what there is with: ls dbs
                        """);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(directory.resolve("out")).doesNotExist();
        assertThat(on(server, "export a --exclude a.one --to out").code()).isZero();
    }

    @ClusterTest
    void shouldTakeTheKeyOfTheTableThatIsThere(TestServer server) throws IOException {
        assertThat(on(server, "pk a.two code", "import source a.two --yes").code())
                .isZero();
        assertThat(on(server, "import source a.two --conflict replace --yes").code())
                .isZero();
        Files.writeString(directory.resolve("source/a/two"), "{\"code\":\"de\"}\n{\"id\":7}\n");

        assertThat(on(server, "import source a.two --conflict replace --yes").err())
                .isEqualTo("""
                        error: standard input, line 1: nothing was written: the table for a.two has the primary key code, which document 2 of a/two lacks
                        hint: Give it another name with --rename, or leave it out with --exclude a.two
                        """);
    }

    @ClusterTest
    void shouldLeaveAloneWhatIsThere(TestServer server) {
        assertThat(on(server, "import source a.one --yes").code()).isZero();
        Program.Outcome outcome = on(server, "pk a.two code", "import source a --only-new --yes", "count a.one a.two");

        assertThat(outcome.err()).contains(": 1 table (1 more left alone), 28 bytes into admin@");
        assertThat(outcome.out()).isEqualTo("""
                        {"table":"a.one","documents":2}
                        {"table":"a.two","documents":2}
                        """);
    }

    @ClusterTest
    void shouldEmptyTablesFirstOnlyWhenThatIsMeant(TestServer server) throws IOException {
        assertThat(on(server, "import source a.one --yes").code()).isZero();
        Files.writeString(directory.resolve("source/a/one"), "{\"id\":3,\"v\":\"z\"}\n");

        Program.Outcome refused = on(server, "import source a.one --truncate");
        assertThat(refused.err()).contains("""
                        deletes all documents of: a.one (2 documents)
                        error: standard input, line 1: --truncate deletes documents, and there is nobody to ask
                        hint: Say --yes if that is meant
                        """);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(on(server, "count a.one").out()).isEqualTo("{\"table\":\"a.one\",\"documents\":2}\n");

        Program.Outcome emptied = on(server, "import source a.one --truncate --yes", "peek a.one");
        assertThat(emptied.out()).isEqualTo("{\"id\":3,\"v\":\"z\"}\n");
        assertThat(emptied.code()).isZero();
    }

    @ClusterTest
    void shouldTakeSomeDocumentsAndSomeFieldsOfThem(TestServer server) throws IOException {
        Files.writeString(
                directory.resolve("source/a/two"),
                "{\"code\":1,\"a\":{\"b\":1,\"c\":2},\"d\":3}\n{\"code\":2,\"d\":4}\n{\"code\":3}\n");
        Program.Outcome outcome =
                on(server, "pk a.two code", "import source a.two --limit 2 --fields a.b,e --yes", "peek a.two");

        assertThat(outcome.out()).isEqualTo("{\"a\":{\"b\":1},\"code\":1}\n{\"code\":2}\n");
        assertThat(on(server, "import source --only-new --truncate").err())
                .startsWith("error: standard input, line 1: --only-new and --truncate say two things\n");
        assertThat(on(server, "import source --limit -1").code()).isEqualTo(2);
    }

    @ClusterTest
    void shouldTakeKeysAsTheMigrationScriptDoes(TestServer server) {
        Program.Outcome outcome = on(server, "import source --primary-keys '{\"a.two\": \"code\"}'", "pk a", "ls dbs");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"a.one","primary_key":"id","origin":"live table","import_uses":null}
                        {"table":"a.two","primary_key":"code","origin":"live table","import_uses":null}
                        {"database":"a","tables":2}
                        {"database":"empty","tables":0}
                        {"database":"test","tables":0}
                        """);
    }

    @ClusterTest
    void shouldLoadAndForgetKeys(TestServer server) throws IOException {
        Files.writeString(directory.resolve("keys.json"), "{\"a.two\": \"code\", \"b.c\": \"d\"}");

        assertThat(on(server, "pk --load keys.json", "pk", "pk --clear", "pk").out())
                .isEqualTo("""
                        {"table":"a.two","primary_key":"code","origin":"set","import_uses":null}
                        {"table":"b.c","primary_key":"d","origin":"set","import_uses":null}
                        """);
    }

    @ClusterTest
    void shouldSelectAndRename(TestServer server) {
        Program.Outcome outcome = on(
                server,
                "import source a.one --rename a.one=b.eins",
                "import source a.one --rename a=c",
                "count *.*",
                "import source --rename a.one=x.y --rename a.two=x.y --primary-keys '{\"a.two\":\"code\"}'");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"b.eins","documents":2}
                        {"table":"c.one","documents":2}
                        """);
        assertThat(outcome.err()).endsWith("""
                        error: standard input, line 4: two tables would become x.y
                        hint: Give one of them another name
                        """);
    }

    @ClusterTest
    void shouldAskWhatToDoWithTablesThatHoldDocuments(TestServer server) throws IOException {
        assertThat(on(server, "import source a.one").code()).isZero();
        Files.writeString(directory.resolve("source/a/one"), "{\"id\":1,\"v\":\"new\"}\n{\"id\":3,\"v\":\"z\"}\n");

        Program.Outcome refused = on(server, "import source a.one");
        assertThat(refused.err()).isEqualTo("""
                        error: standard input, line 1: nothing was written: there are documents already in a.one
                        hint: Say what to do when a key is taken: --conflict error, replace, update or skip
                        """);

        Program.Outcome skipped = on(server, "import source a.one --conflict skip", "get a.one 1");
        assertThat(skipped.err()).endsWith("inserted 1, replaced 0, unchanged 1\n");
        assertThat(skipped.out()).isEqualTo("{\"id\":1,\"v\":\"x\"}\n");

        Program.Outcome rejected = on(server, "import source a.one --conflict error --max-errors 2 --rejects bad");
        assertThat(rejected.err())
                .endsWith("warning: a.one: imported 0, rejected 2 -> " + directory.resolve("bad/a.one.rejected.ndjson")
                        + "; the first was refused by the server: Duplicate primary key `id`\n");
        assertThat(rejected.code()).isEqualTo(3);

        Program.Outcome replaced = on(server, "import source a.one --conflict replace", "get a.one 1");
        assertThat(replaced.out()).isEqualTo("{\"id\":1,\"v\":\"new\"}\n");
        assertThat(replaced.code()).isZero();
    }

    @ClusterTest
    void shouldAddToTheExportAndLeaveWhatIsComplete(TestServer server) throws IOException {
        Program.Outcome outcome = on(
                server,
                "import source a.one",
                "export a.one --to out",
                "import source a.one --rename a.one=a.more",
                "export a",
                "export a --exclude a.one --again");

        assertThat(outcome.err())
                .contains("2 rows exported from 1 tables, with 0 secondary indexes, and 0 hook functions\n")
                .contains("complete already: 1 table; --again exports anew\n")
                .endsWith("in " + directory.resolve("out") + ": 2 tables\n");
        assertThat(directory.resolve("out/a/one.json"))
                .hasContent("[\n{\"id\":1,\"v\":\"x\"},\n{\"id\":2,\"v\":\"y\"}\n]\n");

        Program.Outcome later = on(server, "import out --rename a=b", "count b", "export b.one --to out", "ls exports");
        assertThat(later.code()).isZero();
        assertThat(later.out()).isEqualTo("""
                        {"table":"b.more","documents":2}
                        {"table":"b.one","documents":2}
                        """);
    }

    @ClusterTest
    void shouldNotCountTheRowsOfAnExportThatWasComplete(TestServer server) {
        on(server, "import source a.one", "export a.one --to out");

        assertThat(on(server, "export a.one --to out --progress off").err())
                .isEqualTo("complete already: 1 table; --again exports anew\nin " + directory.resolve("out")
                        + ": 1 table\n");
    }

    @ClusterTest
    void shouldEndTheProgressOfAWholeExportAtOne(TestServer server) {
        on(server, "import source a.one");

        assertThat(on(server, "export a.one --to out --progress json").err())
                .containsPattern("\"event\":\"closed\",.*\"rows\":2,.*\"fraction\":1.0,");
    }

    @ClusterTest
    void shouldKeepTheKeysOfTheSessionWithItsExport(TestServer server) {
        assertThat(on(server, "pk a.two code", "import source", "export a.one --to out")
                        .code())
                .isZero();

        assertThat(on(server, "export a.two --to out", "pk a").out()).isEqualTo("""
                        {"table":"a.one","primary_key":"id","origin":"live table","import_uses":null}
                        {"table":"a.two","primary_key":"code","origin":"live table","import_uses":null}
                        """);
    }

    @ClusterTest
    void shouldFindABrokenDocumentBeforeAnythingIsWritten(TestServer server) throws IOException {
        Files.writeString(directory.resolve("source/a/two"), "{\"id\":1}\n{\"id\":2,}\n{\"id\":3}\n");

        Program.Outcome outcome = on(server, "import source");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("a/two, line 2, byte ");
        assertThat(on(server, "ls dbs").out()).isEqualTo("{\"database\":\"test\",\"tables\":0}\n");
    }

    @Test
    void shouldFindTheOnlyExportHereAndListSeveral() {
        Program.Outcome only = new Program(directory)
                .with("--demo")
                .typing("export test2", "ls exports")
                .run();
        assertThat(only.out()).isEqualTo("""
                        export                                layout              tables  state
                        rethinkdb_export_2026-11-21T10-15-30  official directory       1  complete
                        """);
        assertThat(new Program(directory)
                        .with("--demo", "import", "--conflict", "replace", "--yes")
                        .run()
                        .err())
                .endsWith("inserted 0, replaced 0, unchanged 3\n");

        assertThat(new Program(directory)
                        .with("--demo", "export", "test2", "--to", "rethinkdb_export_other")
                        .run()
                        .code())
                .isZero();
        Program.Outcome several =
                new Program(directory).with("--demo", "import").run();
        assertThat(several.err())
                .startsWith("error: there are several exports here: ")
                .contains("rethinkdb_export_2026-11-21T10-15-30")
                .contains("rethinkdb_export_other")
                .endsWith("hint: Name one: import PATH\n");
        assertThat(several.code()).isEqualTo(2);
    }
}
