package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.JavaProcess;
import io.github.rethinksh.testing.Kills;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed in the middle of an import, and another one goes on. */
class KilledImportTest {
    private static final int DOCUMENTS = 20_000;
    private static final int KILLS = 2;
    private static final TableName ORDERS = new TableName("shop", "orders");
    private static final TableName TABLE = new TableName("test", "t");

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Path database = Files.createDirectories(directory.resolve("source/test"));
        Files.writeString(database.resolve("t.info"), """
                {"db":{"name":"test"},"name":"t","primary_key":"id","indexes":[],"write_hook":null}
                """);
        Files.writeString(
                database.resolve("t.ndjson"),
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(n -> "{\"id\":" + n + ",\"text\":\"document " + n + "\"}\n")
                        .collect(Collectors.joining()));
    }

    @ClusterTest
    void shouldGoOnAfterItWasKilledInTheMiddle(TestServer server) throws Exception {
        try (Cluster cluster = server.connect()) {
            killAt(DOCUMENTS / 5, server, cluster);
            assertThat(directory.resolve(".source.rethinksh-import")).exists();

            Program.Outcome resumed = on(server, "import source --yes --resume");

            assertThat(resumed.code()).as(resumed.err()).isZero();
            assertThat(resumed.err()).contains("20000 rows imported to 1 tables, with 0 secondary indexes");
            assertThat(directory.resolve(".source.rethinksh-import")).doesNotExist();
            Program.Outcome verified = on(server, "verify source --live");
            assertThat(verified.code()).as(verified.err()).isZero();
        }
    }

    /** With indexes, which are built after the data, and a write hook, which comes last. */
    @ClusterTest
    void shouldEndAsOneThatWasLeftInPeace(TestServer server) throws Exception {
        writeOrders();
        List<String> line =
                JavaProcess.line("-c", server.address(), "import", "orders", "--yes", "--rate", "4000docs/s");
        try (Cluster cluster = server.connect()) {
            Duration whole = Kills.measure(directory, line);
            Kills kills = new Kills(KILLS, directory, whole);
            while (kills.next()) {
                cluster.catalogWriter().dropDatabase("shop");
                String what = kills.kill(line);
                if (Files.exists(directory.resolve(".orders.rethinksh-import"))) {
                    expectDone(what, on(server, "import orders --yes --resume"));
                } else if (!cluster.catalog().tree().containsKey("shop")) {
                    expectDone(what, on(server, "import orders --yes"));
                }
                expectDone(what, on(server, "verify orders --live"));
                assertThat(cluster.catalog().definition(ORDERS).indexes())
                        .as(what)
                        .hasSize(4);
                assertThat(directory.resolve(".orders.rethinksh-import"))
                        .as(what)
                        .doesNotExist();
            }
        }
    }

    private static void expectDone(String what, Program.Outcome outcome) {
        assertThat(outcome.code())
                .as(what + "\n" + outcome.out() + outcome.err())
                .isZero();
    }

    /** The table of a dump with all kinds of indexes and a hook, with more documents. */
    private void writeOrders() throws IOException {
        Path database = Files.createDirectories(directory.resolve("orders/shop"));
        try (ArchiveSource dump = Archives.open(Path.of("src/test/resources/archive/official-dump.tar.gz"))) {
            SourceTable orders = dump.tables().stream()
                    .filter(table -> table.name().equals(ORDERS))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(
                    database.resolve("orders.info"), orders.definition().info());
        }
        Files.writeString(
                database.resolve("orders.ndjson"),
                IntStream.range(0, 6000)
                        .mapToObj(n -> "{\"id\":\"o%05d\",\"customer\":\"u%d\",\"total\":%d,\"tags\":[\"t%d\"]}\n"
                                .formatted(n, n % 50, n, n % 7))
                        .collect(Collectors.joining()));
    }

    @ClusterTest
    void shouldHaveNothingToResumeAfterAnImportThatEnded(TestServer server) {
        assertThat(on(server, "import source --yes").code()).isZero();

        Program.Outcome resumed = on(server, "import source --yes --resume");

        assertThat(resumed.code()).isEqualTo(2);
        assertThat(resumed.err())
                .contains("there is nothing to resume: ")
                .contains("An import that ran to its end leaves none; leave out --resume to begin one");
    }

    @ClusterTest
    void shouldSayThatAPipeCannotBeResumed(TestServer server) {
        Program.Outcome resumed = new Program(directory)
                .on(server)
                .with("import", "-f", "-", "--format", "json", "--table", "test.p", "--resume")
                .piping(new byte[0])
                .run();

        assertThat(resumed.code()).isEqualTo(2);
        assertThat(resumed.err()).contains("what is read through a pipe cannot be resumed");
    }

    /** Kills it as soon as there are so many documents; at that rate it is far from its end then. */
    private void killAt(int documents, TestServer server, Cluster cluster) throws Exception {
        List<String> command = new ArrayList<>(JavaProcess.command("-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-c", server.address(), "import", "source", "--yes", "--rate", "2000docs/s"));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("output").toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        try {
            while (process.isAlive() && count(cluster) < documents) {
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("errors")))
                .isEqualTo(137);
    }

    private static long count(Cluster cluster) {
        if (!cluster.catalog().tree().get("test").contains("t")) {
            return 0;
        }
        cluster.catalogWriter().waitForTable(TABLE);
        return cluster.catalog().count(TABLE);
    }

    private Program.Outcome on(TestServer server, String command) {
        return new Program(directory).on(server).with("-e", command).run();
    }
}
