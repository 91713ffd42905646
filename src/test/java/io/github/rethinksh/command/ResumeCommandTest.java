package io.github.rethinksh.command;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says when an export is cut off, and that the line it tells goes on with it. */
class ResumeCommandTest {
    @TempDir
    private Path directory;

    private final EmbeddedServer server =
            EmbeddedServer.start(EmbeddedOptions.defaults().withMaxBatchRows(10));

    @BeforeEach
    void fill() throws IOException {
        Path source = Files.createDirectories(directory.resolve("source/test"));
        Files.writeString(source.resolve("small"), "{\"id\":1}\n");
        Files.writeString(
                source.resolve("large"),
                IntStream.range(1000, 2000)
                        .mapToObj("{\"id\":%d,\"a b\":1}"::formatted)
                        .collect(Collectors.joining("\n")));
        assertThat(run("import", "source", "--yes", "--max-wait", "5m").code()).isZero();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Program.Outcome run(String... line) {
        return new Program(directory)
                .with("-c", server.host() + ":" + server.port())
                .with(line)
                .run();
    }

    @Test
    void shouldTellTheLineThatGoesOn() throws IOException {
        Program.Outcome lost = cutOff("test.large", "test.small", "--to", "my out", "--fields", "id,a b");

        Path out = directory.resolve("my out");
        assertThat(lost.code()).isEqualTo(4);
        assertThat(lost.err())
                .contains("complete in " + out + ": 0 of 2 tables")
                .contains("error: lost the connection: ")
                .endsWith(
                        "hint: to go on: export test.large test.small --fields 'id,a b' --clients 1 --max-wait 0s --to '"
                                + out + "' --resume\n");

        Program.Outcome done =
                run("export", "test.large", "test.small", "--fields", "id,a b", "--to", out.toString(), "--resume");
        assertThat(done.code()).isZero();
        assertThat(done.err())
                .containsPattern("test\\.large: going on behind [1-9][0-9]* documents, which are there")
                .contains("1001 rows exported from 2 tables");
        assertThat(run("verify", "my out").code()).isZero();
        assertThat(Files.readString(out.resolve("test/large.json")).lines().count())
                .isEqualTo(1002);
    }

    @Test
    void shouldTellALineThatIsReadBackWithQuotesInIt() {
        Program.Outcome lost = cutOff("test.large", "--to", "it's out");
        assertThat(lost.err()).endsWith("--to \"" + directory.resolve("it's out") + "\" --resume\n");

        String line = lost.err().substring(lost.err().indexOf("export test.large"));
        assertThat(run("-e", line.strip()).code()).isZero();
        assertThat(run("verify", "it's out").code()).isZero();
    }

    @Test
    void shouldTellEachWordOnce() {
        Program.Outcome lost = cutOff("test.large", "--to", "out", "test.small", "--fields", "id");

        assertThat(lost.code()).isEqualTo(4);
        assertThat(lost.err())
                .endsWith("hint: to go on: export test.large test.small --fields id --clients 1"
                        + " --max-wait 0s --to " + directory.resolve("out") + " --resume\n");
    }

    @Test
    void shouldSayWhatCannotGoOnInTheMiddle() {
        Program.Outcome lost = cutOff("test.large", "--to", "out", "--compress", "gz");

        assertThat(lost.err())
                .endsWith("--resume (unfinished tables are begun anew: csv and compressed files cannot go on)\n");
        assertThat(run("export", "test.large", "--to", "out", "--compress", "gz", "--resume")
                        .code())
                .isZero();
        assertThat(run("verify", "out").code()).isZero();
    }

    @Test
    void shouldTellTheLineThatBeginsAnewWhereNothingCanGoOn() throws IOException {
        cutOff("test.large", "--to", "cut");
        Path part = directory.resolve("cut/test/large.json.part");
        Files.write(part, Arrays.copyOf(Files.readAllBytes(part), 10));
        cutOff("test.large", "--to", "broken");
        Path broken = directory.resolve("broken/test/large.json.part");
        Files.writeString(broken, Files.readString(broken).replaceFirst("\\{", "}"));

        for (String to : List.of("cut", "broken")) {
            Program.Outcome refused = run("export", "test.large", "--to", to, "--resume");
            String line = "export test.large --to " + directory.resolve(to);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("large.json.part is not what its checkpoint says: ")
                    .endsWith("hint: Begin the table anew: leave --resume out.\n"
                            + "hint: to begin anew what is not complete: " + line + "\n");
            assertThat(run("-e", line).code()).isZero();
            assertThat(run("verify", to).code()).isZero();
        }
    }

    @Test
    void shouldRefuseOtherFields() {
        cutOff("test.large", "--to", "out", "--fields", "a b");

        Program.Outcome refused = run("export", "test.large", "--to", "out", "--resume");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("error: cannot go on with test.large, which was begun with --fields a b, not with all fields")
                .contains("hint: Give the --fields that it was begun with, or leave --resume out.");
    }

    @Test
    void shouldNotBeginAnExportToGoOnWith() {
        Program.Outcome refused = run("export", "test.large", "--to", "nowhere", "--resume");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("error: there is no export of this program to go on with in " + directory.resolve("nowhere"));
        assertThat(directory.resolve("nowhere")).doesNotExist();
        assertThat(run("export", "test", "--again", "--resume").code()).isEqualTo(2);
    }

    @Test
    void shouldNameTheTablesThatAreGoneFromTheCluster() {
        cutOff("test.large", "test.small", "--to", "out");
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.db("test").tableDrop("small").run(connection);
        }

        Program.Outcome lacking = run("export", "test", "--to", "out", "--resume");
        assertThat(lacking.err()).endsWith("""
                        in %s: 1 table, incomplete
                        error: pending in the export, and no longer in the cluster: test.small
                        hint: To have a complete export without, export into a new directory with --to DIR.
                        """.formatted(directory.resolve("out")));
        assertThat(lacking.code()).isEqualTo(1);
        assertThat(run("export", "test.large", "--to", "out", "--resume").code())
                .as("it is not asked for here")
                .isZero();
        assertThat(run("export", "test", "--to", "new").code()).isZero();
    }

    @Test
    void shouldSayThatADumpCannotGoOn() {
        server.faults().dropAfterResponses(40);

        Program.Outcome lost = run("dump", "-e", "test.large", "-f", "d.tar", "--max-wait", "0s");

        assertThat(lost.code()).isEqualTo(4);
        assertThat(lost.err()).contains("no archive was written, and a dump cannot go on");
        assertThat(directory.resolve("d.tar")).doesNotExist();
    }

    @Test
    void shouldRefuseADurationThatIsNone() {
        Program.Outcome refused = run("export", "test", "--max-wait", "long");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("""
                error: --max-wait cannot be long
                hint: It is a number with its unit: 500ms, 30s, 5m, 1h
                """);
    }

    /** Loses the connection in the middle of the large table, which comes first and takes a hundred answers. */
    private Program.Outcome cutOff(String... line) {
        server.faults().dropAfterResponses(40);
        return new Program(directory)
                .with("-c", server.host() + ":" + server.port(), "export")
                .with(line)
                .with("--clients", "1", "--max-wait", "0s")
                .run();
    }
}
