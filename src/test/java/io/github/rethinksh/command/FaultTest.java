package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.FaultProxy;
import io.github.rethinksh.testing.FaultProxy.Direction;
import io.github.rethinksh.testing.FaultProxy.Fault;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fault, in each direction, at frames from the first to the last of each command: what comes of it is what comes of
 * an undisturbed run, or a clear error with nothing half under a final name.
 */
@Timeout(300)
class FaultTest {
    private static final int DOCUMENTS = 600;
    private static final TableName TABLE = new TableName("test", "t");

    @TempDir
    private Path directory;

    private int runs;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in/test"));
        Files.writeString(
                directory.resolve("in/test/t.json"),
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(FaultTest::document)
                        .collect(Collectors.joining(",\n", "[", "]\n")));
        Files.writeString(
                directory.resolve("in/test/t.info"),
                "{\"primary_key\":\"id\",\"indexes\":[],\"db\":{\"name\":\"test\",\"type\":\"DB\"}}");
    }

    @ClusterTest
    void export(TestServer server) {
        fill(server);
        sweep(server, to -> List.of("export", "test", "--to", to), this::assertExport);
    }

    @ClusterTest
    void dump(TestServer server) {
        fill(server);
        sweep(server, to -> List.of("dump", "-f", to + ".tar.gz"), this::assertDump);
    }

    @ClusterTest
    void importing(TestServer server) {
        sweep(server, to -> List.of("import", "in", "--yes"), (outcome, to) -> assertImport(server, outcome));
    }

    @ClusterTest
    void restore(TestServer server) {
        fill(server);
        assertThat(run(server, List.of("dump", "-f", "whole.tar.gz")).code()).isZero();
        drop(server);
        sweep(server, to -> List.of("restore", "whole.tar.gz"), (outcome, to) -> assertImport(server, outcome));
    }

    @ClusterTest
    void count(TestServer server) {
        fill(server);
        sweep(server, to -> List.of("count", "test.t"), sameAs(run(server, List.of("count", "test.t"))));
    }

    @ClusterTest
    void peek(TestServer server) {
        fill(server);
        List<String> peek = List.of("--format", "json", "peek", "test.t", "-n", "500");
        sweep(server, to -> peek, sameAs(run(server, peek)));
    }

    @ClusterTest
    void verify(TestServer server) {
        fill(server);
        assertThat(run(server, List.of("export", "test", "--to", "whole")).code())
                .isZero();
        List<String> verify = List.of("verify", "whole", "--live");
        sweep(server, to -> verify, sameAs(run(server, verify)));
    }

    private interface Command {
        List<String> writing(String to);
    }

    private interface Judge {
        void look(Program.Outcome outcome, String to) throws IOException;
    }

    private void sweep(TestServer server, Command command, Judge judge) {
        for (Direction direction : Direction.values()) {
            int frames = measure(server, command, judge, direction);
            for (Fault fault : List.of(Fault.CUT, Fault.RESET, Fault.TRUNCATE, Fault.DUPLICATE, Fault.DELAY)) {
                for (int frame : places(fault, direction, frames)) {
                    disturb(server, command, judge, new FaultProxy.Point(direction, frame, fault));
                }
            }
        }
    }

    private static List<Integer> places(Fault fault, Direction direction, int frames) {
        return switch (fault) {
            case CUT -> List.of(0, frames / 2, frames - 1);
            case RESET, DELAY -> List.of(frames / 2);
            case TRUNCATE -> List.of(frames - 1);
            // A query that comes twice is none that this side has sent.
            case DUPLICATE -> direction == Direction.ANSWERS ? List.of(frames / 2, frames - 1) : List.of();
            case STALL -> List.of();
        };
    }

    private int measure(TestServer server, Command command, Judge judge, Direction direction) {
        try (FaultProxy proxy = new FaultProxy(server, new FaultProxy.Point(direction, Integer.MAX_VALUE, Fault.CUT))) {
            String to = "undisturbed-" + direction;
            Program.Outcome outcome = run(proxy, command.writing(to));
            assertThat(outcome.code()).as(outcome.err()).isZero();
            judge(judge, outcome, to, direction.toString());
            return proxy.passed();
        }
    }

    private void disturb(TestServer server, Command command, Judge judge, FaultProxy.Point point) {
        try (FaultProxy proxy = new FaultProxy(server, point)) {
            String to = "out-" + runs++;
            Thread releasing = new Thread(() -> releaseWhenCaught(proxy));
            releasing.start();
            Program.Outcome outcome = run(proxy, command.writing(to));
            releasing.interrupt();
            String what = point + ": " + outcome.code() + " " + outcome.err();
            boolean harmless = point.fault() == Fault.DELAY;
            assertThat(outcome.code()).as(what).isIn(harmless ? List.of(0) : List.of(0, 4));
            if (outcome.code() != 0) {
                assertThat(outcome.err()).as(what).contains("lost the connection: ");
            }
            judge(judge, outcome, to, what);
        }
    }

    private static void releaseWhenCaught(FaultProxy proxy) {
        try {
            proxy.awaitFault();
            proxy.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void judge(Judge judge, Program.Outcome outcome, String to, String what) {
        try {
            judge.look(outcome, to);
        } catch (AssertionError e) {
            throw new AssertionError(what + "\n" + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertExport(Program.Outcome outcome, String to) {
        Path file = directory.resolve(to + "/test/t.json");
        assertThat(Files.exists(file)).isEqualTo(outcome.code() == 0);
        if (outcome.code() == 0) {
            assertThat(file).hasSameBinaryContentAs(directory.resolve("undisturbed-QUERIES/test/t.json"));
        }
    }

    private void assertDump(Program.Outcome outcome, String to) {
        Path file = directory.resolve(to + ".tar.gz");
        assertThat(Files.exists(file)).isEqualTo(outcome.code() == 0);
        assertThat(leftovers(to)).hasSize(outcome.code() == 0 ? 1 : 0);
        if (outcome.code() == 0) {
            Program.Outcome compared =
                    new Program(directory).with("diff", "in", to + ".tar.gz").run();
            assertThat(compared.code()).as(compared.out() + compared.err()).isZero();
        }
    }

    private List<Path> leftovers(String to) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(to + "."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was cut off has left nothing that is not in the source, and the line that it tells completes it. */
    private void assertImport(TestServer server, Program.Outcome outcome) {
        if (outcome.code() != 0) {
            assertPart(server);
            String told = "to go on where it stopped: ";
            outcome.err()
                    .lines()
                    .filter(line -> line.contains(told))
                    .map(line -> line.substring(line.indexOf(told) + told.length()))
                    .findFirst()
                    .ifPresentOrElse(
                            line -> assertThat(run(server, List.of("-e", line)).code())
                                    .as(line)
                                    .isZero(),
                            () -> fill(server));
        }
        Program.Outcome compared = run(server, List.of("verify", "in", "--live"));
        assertThat(compared.code()).as(compared.out() + compared.err()).isZero();
        drop(server);
    }

    private static void assertPart(TestServer server) {
        try (Cluster cluster = server.connect()) {
            if (cluster.catalog().tree().getOrDefault("test", List.of()).contains("t")) {
                cluster.catalogWriter().waitForTable(TABLE);
                assertThat(cluster.catalog().peek(TABLE, "id", DOCUMENTS + 1))
                        .isSubsetOf(IntStream.range(0, DOCUMENTS)
                                .mapToObj(FaultTest::document)
                                .toList());
            }
        }
    }

    private static String document(int id) {
        return "{\"id\":%d,\"text\":\"%s\"}".formatted(id, "x".repeat(id % 500));
    }

    private static Judge sameAs(Program.Outcome undisturbed) {
        assertThat(undisturbed.code()).as(undisturbed.err()).isZero();
        return (outcome, to) -> {
            if (outcome.code() == 0) {
                assertThat(outcome.out()).isEqualTo(undisturbed.out());
            }
        };
    }

    private void fill(TestServer server) {
        assertThat(run(server, List.of("import", "in", "--yes")).code()).isZero();
    }

    private static void drop(TestServer server) {
        try (Cluster cluster = server.connect()) {
            if (cluster.catalog().tree().getOrDefault("test", List.of()).contains("t")) {
                cluster.catalogWriter().dropTable(TABLE);
            }
        }
    }

    private Program.Outcome run(TestServer server, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        return new Program(directory)
                .on(server)
                .with(all.toArray(String[]::new))
                .run();
    }
}
