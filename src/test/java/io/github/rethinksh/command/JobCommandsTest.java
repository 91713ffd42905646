package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

class JobCommandsTest {
    private static final String DUMP = Path.of("src/test/resources/archive/official-dump.tar.gz")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldRunAScriptWithJobsAndWaitForThemInTheEnd(TestServer server) {
        Program.Outcome outcome = run(
                server,
                "restore " + DUMP + " &",
                "wait",
                "export shop.orders --to one &",
                "export test.foo --to two --progress json &",
                "ls dbs");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("shop           3\n");
        assertThat(outcome.err())
                .contains("[1] restore " + DUMP + "\n[1] done in 0:0")
                .contains("[2] export shop.orders --to one\n")
                .contains("[2] done in 0:0")
                .contains("{\"event\":\"closed\",\"title\":\"job 3: export\",\"tables\":1,\"tables_done\":1,")
                .contains("[3] done in 0:0");
        assertThat(directory.resolve("one/shop/orders.json")).exists();
        assertThat(directory.resolve("two/test/foo.json")).exists();
    }

    @ClusterTest
    void shouldEndAScriptWithTheCodeOfTheFirstJobThatFailed(TestServer server) {
        Program.Outcome outcome = run(server, "count nosuch &", "verify nowhere &", "ls dbs");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("[1] failed (2) in 0:00: count nosuch\nerror: no table matches nosuch\n");
    }

    @ClusterTest
    void shouldTakeTheCodeOfAJobThatIsWaitedFor(TestServer server) {
        Program.Outcome outcome = run(server, "count nosuch &", "wait 1", "ls dbs");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @ClusterTest
    void shouldKeepAJobFromWhatTheSessionDoesMeanwhile(TestServer server) {
        assertThat(new Program(directory).on(server).with("restore", DUMP).run().code())
                .isZero();

        Program.Outcome outcome = run(
                server,
                "export shop.* --rate 1000docs/s &",
                "use test2",
                "disconnect",
                "set format json",
                "wait",
                "session");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("102 rows exported from 3 tables");
        // The export is that of the session all the same.
        assertThat(outcome.out()).contains("\"export_state\":\"complete\"").contains("\"shop.orders\"");
    }

    @ClusterTest
    void shouldNotLetTwoWriteTheSameExport(TestServer server) {
        assertThat(new Program(directory).on(server).with("restore", DUMP).run().code())
                .isZero();

        Program.Outcome outcome = run(server, "export shop.orders --rate 30docs/s &", "export test.foo");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("error: standard input, line 2: the export of this session is being worked on by job 1\n")
                .contains("[1] done in 0:0");
    }

    @ClusterTest
    void shouldNotReadWhatIsWritten(TestServer server) {
        assertThat(new Program(directory).on(server).with("restore", DUMP).run().code())
                .isZero();

        Program.Outcome outcome =
                run(server, "dump -e shop.orders -f d.tar.gz --rate 30docs/s &", "import d.tar.gz --yes");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("error: standard input, line 2: " + directory.resolve("d.tar.gz")
                        + " is being worked on by job 1\n")
                .contains("[1] done in 0:0");
    }

    @ClusterTest
    void shouldRestoreAndImportTheSameOnceAtATime(TestServer server) throws IOException {
        Files.copy(Path.of(DUMP), directory.resolve("d.tar.gz"));
        Files.writeString(
                directory.resolve("t.ndjson"),
                IntStream.range(0, 60).mapToObj(id -> "{\"id\":" + id + "}\n").collect(Collectors.joining()));

        Program.Outcome restored = run(server, "restore d.tar.gz --rate 30docs/s &", "restore d.tar.gz");
        Program.Outcome imported = run(
                server,
                "import -f t.ndjson --table test.t --pkey id --yes --rate 30docs/s &",
                "import -f t.ndjson --table test.t --yes");

        assertThat(restored.code()).isEqualTo(1);
        assertThat(restored.err())
                .contains("error: standard input, line 2: " + directory.resolve("d.tar.gz")
                        + " is being worked on by job 1\n");
        assertThat(imported.code()).isEqualTo(1);
        assertThat(imported.err())
                .contains("error: standard input, line 2: " + directory.resolve("t.ndjson")
                        + " is being worked on by job 1\n");
    }

    @ClusterTest
    void shouldRefuseInTheBackgroundWhatChangesTheSession(TestServer server) {
        Program.Outcome outcome = run(server, "use test &");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("""
                        error: standard input, line 1: use does not run in the background
                        hint: These do: count, export, import, dump, restore, inspect, verify, diff
                        """);
    }

    @ClusterTest
    void shouldTellThatThereAreNoJobs(TestServer server) {
        Program.Outcome outcome = run(server, "jobs", "wait", "cancel");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("""
                        there are no jobs; a line that ends in & starts one
                        error: standard input, line 3: there is no job that runs
                        """);
    }

    @ClusterTest
    void shouldListJobs(TestServer server) {
        Program.Outcome outcome = run(server, "count *.* &", "wait", "set format json", "jobs");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .endsWith("{\"job\":1,\"state\":\"done\",\"progress\":\"\",\"rate\":\"\",\"left\":\"\","
                        + "\"time\":\"0:00\",\"command\":\"count *.*\"}\n");
    }

    private Program.Outcome run(TestServer server, String... lines) {
        return new Program(directory).on(server).typing(lines).run();
    }
}
