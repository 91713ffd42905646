package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.Cluster;
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
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, killed without warning wherever it is, and run again. */
class KilledExportTest {
    private static final int DOCUMENTS = 14_000;
    private static final int KILLS = 2;
    private static final String SLOW = "3MB/s";
    private static final String FAST = "1GB/s";
    private static final int LEAST = 6_000_000;
    private static final int MOST = 7_000_000;

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldEndAsOneThatWasLeftInPeace(TestServer server) throws Exception {
        Transfers.table(directory.resolve("in"), "test.small", "id", List.of("{\"id\":1}"));
        try (Cluster cluster = server.connect()) {
            fill(cluster);
        }
        List<String> line = JavaProcess.line("-c", server.address(), "export", "test", "--to");
        List<String> slow = List.of("out", "--rate", "8MB/s");
        Duration whole = Kills.measure(directory, joined(line, List.of("undisturbed", "--rate", "8MB/s")));
        Kills kills = new Kills(KILLS, directory, whole);
        while (kills.next()) {
            String what = kills.kill(joined(line, slow));
            Program export = new Program(directory).on(server).with("export", "test", "--to", "out");
            if (Files.exists(directory.resolve("out/rethinksh.manifest"))) {
                export.with("--resume");
            }
            Program.Outcome outcome = export.run();
            assertThat(outcome.code()).as(what + "\n" + outcome.err()).isZero();
            assertSame(what);
            delete(directory.resolve("out"));
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void assertSame(String what) throws IOException {
        assertThat(files(directory.resolve("out"))).as(what).isEqualTo(files(directory.resolve("undisturbed")));
        for (String file : List.of("t.json", "t.info", "small.json", "small.info")) {
            assertThat(directory.resolve("out/test/" + file))
                    .as(what)
                    .hasSameBinaryContentAs(directory.resolve("undisturbed/test/" + file));
        }
        assertThat(Transfers.manifest(directory.resolve("out")).tables())
                .as(what)
                .containsExactlyInAnyOrderElementsOf(
                        Transfers.manifest(directory.resolve("undisturbed")).tables());
        assertThat(new Program(directory).with("verify", "out").run().code())
                .as(what)
                .isZero();
    }

    private static List<String> files(Path export) throws IOException {
        try (Stream<Path> all = Files.walk(export)) {
            return all.map(file -> export.relativize(file).toString()).sorted().toList();
        }
    }

    private static void delete(Path export) throws IOException {
        try (Stream<Path> all = Files.walk(export)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @ClusterTest
    void shouldGoOnFromCheckpointToCheckpoint(TestServer server) throws Exception {
        Random random = new Random(20261121);
        try (Cluster cluster = server.connect();
                LosingRelay relay = new LosingRelay(server)) {
            fill(cluster);
            Transfers.export(cluster, directory.resolve("undisturbed"));

            for (int run = 0; run < 2; run++) {
                Process process = start(relay, run, SLOW);
                relay.afterBytes(random.nextInt(LEAST, MOST), process::destroyForcibly);
                assertThat(process.waitFor()).isEqualTo(128 + 9);
                assertThat(directory.resolve("out/test/t.json")).doesNotExist();
                assertThat(directory.resolve("out/test/t.checkpoint")).exists();
            }

            relay.afterBytes(Long.MAX_VALUE, () -> {});
            assertThat(start(relay, 2, FAST).waitFor()).isZero();
            assertThat(directory.resolve("out/test/t.json"))
                    .hasSameBinaryContentAs(directory.resolve("undisturbed/test/t.json"));
            assertThat(Transfers.manifest(directory.resolve("out")).tables())
                    .isEqualTo(
                            Transfers.manifest(directory.resolve("undisturbed")).tables());
            assertThat(directory.resolve("out/test")).isDirectoryNotContaining("glob:**.{part,checkpoint}");
            assertThat(new Program(directory).with("verify", "out").run().code())
                    .isZero();
        }
    }

    @ClusterTest
    void shouldLeaveACheckpointWhenItIsTerminated(TestServer server) throws Exception {
        try (Cluster cluster = server.connect();
                LosingRelay relay = new LosingRelay(server)) {
            fill(cluster);
            Transfers.export(cluster, directory.resolve("undisturbed"));
            Process process = start(relay, 0, SLOW);
            relay.afterBytes(LEAST, process::destroy);

            assertThat(process.waitFor()).isEqualTo(128 + 15);
            assertThat(Files.readString(directory.resolve("output0")))
                    .contains("to go on: export test.t --clients 1 --rate 3MB/s --to ");

            assertThat(start(relay, 1, FAST).waitFor()).isZero();
            assertThat(Files.readString(directory.resolve("output1"))).contains("test.t: going on behind ");
            assertThat(directory.resolve("out/test/t.json"))
                    .hasSameBinaryContentAs(directory.resolve("undisturbed/test/t.json"));
        }
    }

    private void fill(Cluster cluster) {
        Transfers.table(
                directory.resolve("in"),
                "test.t",
                "id",
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(id -> "{\"id\":\"%05d\",\"text\":\"%s\"}".formatted(id, "x".repeat(1000)))
                        .toList());
        Transfers.load(cluster, directory.resolve("in"));
    }

    /** With so slow a rate it has been at it for more than a second, and so at a checkpoint, when it is killed. */
    private Process start(LosingRelay relay, int run, String rate) throws IOException {
        List<String> command = new ArrayList<>(JavaProcess.command("-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-c", relay.address(), "export", "test.t", "--to", "out", "--clients", "1"));
        command.addAll(List.of("--rate", rate));
        if (run > 0) {
            command.add("--resume");
        }
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output" + run).toFile())
                .start();
    }
}
