package io.github.rethinksh.command;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of an import before it begins, and why it does not. */
class ShownPlanTest {
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
    void shouldShowThePlanAndDoNothing(TestServer server) {
        Program.Outcome outcome = on(server, "pk a.two code", "import source --dry-run", "ls dbs");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"a.one","from":"a/one","documents":null,"bytes":34,"primary_key":"id","key_from":"default","indexes":0,"write_hook":false,"state":"new","documents_there":null,"on_conflict":null}
                        {"table":"a.two","from":"a/two","documents":null,"bytes":28,"primary_key":"code","key_from":"set","indexes":0,"write_hook":false,"state":"new","documents_there":null,"on_conflict":null}
                        {"database":"test","tables":0}
                        """);
        assertThat(outcome.code()).isZero();
    }

    @ClusterTest
    void shouldTellAllReasonsAtOnceAndMakeNothing(TestServer server) throws IOException {
        assertThat(on(server, "import source a.one --rename a=test --yes").code())
                .isZero();
        Program.Outcome outcome = on(server, "import source --rename a.one=test.one --rename a.two=b.two --yes");

        assertThat(outcome.err()).contains("""
                        error: standard input, line 1: nothing was written, for 2 reasons:
                          a primary key is needed for a.two, whose documents do not all have the field id
                          there are documents already in test.one
                        hint: Set it with: pk a.two FIELD, or have it guessed: pk --guess %s --apply
                        """.formatted(directory.resolve("source")));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(on(server, "ls dbs").out()).isEqualTo("{\"database\":\"test\",\"tables\":1}\n");
    }

    @ClusterTest
    void shouldShowWhatIsThereAndWhyItCannotWork(TestServer server) {
        assertThat(on(server, "import source a.one --yes").code()).isZero();
        Program.Outcome outcome = on(server, "import source a.one --dry-run");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"a.one","from":"a/one","documents":null,"bytes":34,"primary_key":"id","key_from":"live table","indexes":0,"write_hook":false,"state":"exists","documents_there":2,"on_conflict":null}
                        """);
        assertThat(outcome.err())
                .startsWith(
                        "error: standard input, line 1: nothing was written: there are documents already in a.one\n");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @ClusterTest
    void shouldSayWhichDocumentsMayBeReplaced(TestServer server) {
        assertThat(on(server, "import source a.one --yes").code()).isZero();

        assertThat(on(server, "import source a.one --conflict replace --dry-run")
                        .err())
                .contains("\nreplaces documents of equal keys in: a.one (2 documents)\n");
        assertThat(on(server, "import source a.one --conflict update --dry-run").err())
                .contains("\nchanges documents of equal keys in: a.one (2 documents)\n");
        assertThat(on(server, "import source a.one --conflict skip --dry-run").err())
                .doesNotContain("equal keys");
    }

    @ClusterTest
    void shouldShowAPlanOfEightyColumnsAsATable(TestServer server) {
        assertThat(on(server, "import source a.one --yes").code()).isZero();
        Program plan = new Program(directory)
                .on(server)
                .environment("COLUMNS", "80")
                .with("-e", "pk a.two code", "-e", "import source --conflict skip --dry-run");

        assertThat(plan.runAtTerminal().out()).isEqualTo("""
                        table     bytes  primary_key  key_from    state   documents_there
                        a.one  34 bytes  id           live table  exists                2
                        a.two  28 bytes  code         set         new
                        """);
    }

    @Test
    void shouldMarkNumbersOfDocumentsThatAreNotCounted() {
        try (EmbeddedServer server = EmbeddedServer.start();
                Connection connection = r.connection()
                        .hostname(server.host())
                        .port(server.port())
                        .connect()) {
            r.dbCreate("a").run(connection);
            r.db("a").tableCreate("one").run(connection);
            r.db("a")
                    .table("one")
                    .insert(r.range(10_001).map(i -> r.hashMap("id", i)))
                    .run(connection);
            Program plan = new Program(directory)
                    .environment("COLUMNS", "80")
                    .with(
                            "-c",
                            server.host() + ":" + server.port(),
                            "-e",
                            "import source a.one --conflict replace --dry-run");

            assertThat(plan.runAtTerminal().out()).isEqualTo("""
                            table     bytes  primary_key  key_from    state   documents_there
                            a.one  34 bytes  id           live table  exists           ~10001
                            """);
            assertThat(plan.run().err())
                    .contains("\nreplaces documents of equal keys in: a.one (about 10,001 documents)\n");
        }
    }

    @ClusterTest
    void shouldNameTheFirstOfManyTables(TestServer server) throws IOException {
        for (int i = 10; i < 17; i++) {
            Files.writeString(directory.resolve("source/a/t" + i), "{\"id\":1}\n");
        }
        assertThat(on(server, "import source --exclude a.two --yes").code()).isZero();

        assertThat(on(server, "import source --exclude a.two --yes").err())
                .contains("there are documents already in a.one, a.t10, a.t11, a.t12, a.t13 and 3 more\n");
        assertThat(on(server, "import source --exclude a.two --conflict replace --dry-run")
                        .err())
                .contains("replaces documents of equal keys in: a.one (2 documents), a.t10 (1 document),"
                        + " a.t11 (1 document), a.t12 (1 document), a.t13 (1 document) and 3 more\n");
    }

    @ClusterTest
    void shouldTellThatTheKeyOfAFileIsThatOfTheTable(TestServer server) throws IOException {
        assertThat(on(server, "pk a.two code", "import source a.two --yes").code())
                .isZero();
        Files.writeString(directory.resolve("more.json"), "[{\"code\":\"it\"}]");
        Program.Outcome outcome = on(server, "import -f more.json --table a.two --conflict error --dry-run");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"a.two","from":"more.json","documents":null,"bytes":15,"primary_key":"code","key_from":"live table","indexes":0,"write_hook":false,"state":"exists","documents_there":2,"on_conflict":"error"}
                        """);
    }
}
