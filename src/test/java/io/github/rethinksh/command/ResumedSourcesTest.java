package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Cluster;
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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import loses the server at one frame after the other, those at which indexes and hooks are made among them, and goes
 * on with the line that it tells: the cluster ends as after one that was left in peace.
 */
@Timeout(300)
class ResumedSourcesTest {
    private static final Path DUMP = Path.of("src/test/resources/archive/official-dump.tar.gz");
    private static final String TOLD = "to go on where it stopped: ";
    private static final int DOCUMENTS = 4500;
    private static final int STOPS = Integer.getInteger("kills", 3);

    @TempDir
    private Path directory;

    private int snapshots;

    @BeforeEach
    void write() throws IOException {
        Path database = Files.createDirectories(directory.resolve("in/shop"));
        try (ArchiveSource dump = Archives.open(DUMP)) {
            for (SourceTable table : dump.tables()) {
                if (!List.of("orders", "events").contains(table.name().table())) {
                    continue;
                }
                Files.writeString(
                        database.resolve(table.name().table() + ".info"),
                        table.definition().info());
                Files.writeString(database.resolve(table.name().table() + ".ndjson"), documents("new", 20));
            }
        }
        Files.writeString(database.resolve("orders.ndjson"), documents("new", DOCUMENTS));
        Files.writeString(directory.resolve("orders.ndjson"), documents("new", DOCUMENTS));
        Files.writeString(directory.resolve("old.ndjson"), documents("old", 10));
        Files.writeString(
                directory.resolve("orders.csv"),
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(n -> "%05d,new %d\n".formatted(n, n))
                        .collect(Collectors.joining("", "id,customer\n", "")));
    }

    private static String documents(String customer, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"id\":\"%05d\",\"customer\":\"%s %d\",\"total\":%d,\"tags\":[\"t%d\"]}\n"
                        .formatted(n, customer, n, n, n % 7))
                .collect(Collectors.joining());
    }

    @ClusterTest
    void directoryWithIndexesAndAHook(TestServer server) {
        sweep(server, List.of(), List.of("import", "in", "--yes"));
    }

    @ClusterTest
    void archive(TestServer server) {
        restoreInto(server, List.of("import", "in", "--yes"));
        assertThat(run(server, List.of("dump", "-e", "shop", "-f", "d.tar.gz")).code())
                .isZero();
        sweep(server, List.of(), List.of("restore", "d.tar.gz"));
    }

    @ClusterTest
    void fileOfDocuments(TestServer server) {
        sweep(server, List.of(), List.of("import", "-f", "orders.ndjson", "--table", "test.orders", "--yes"));
    }

    @ClusterTest
    void fileOfCsv(TestServer server) {
        sweep(server, List.of(), List.of("import", "-f", "orders.csv", "--table", "test.orders", "--yes"));
    }

    @ClusterTest
    void truncatedTable(TestServer server) {
        sweep(
                server,
                List.of("import", "-f", "old.ndjson", "--table", "test.orders", "--yes"),
                List.of("import", "-f", "orders.ndjson", "--table", "test.orders", "--truncate", "--yes"));
    }

    @ClusterTest
    void onlyNewTables(TestServer server) {
        sweep(
                server,
                List.of("import", "-f", "old.ndjson", "--table", "shop.events", "--yes"),
                List.of("import", "in", "--only-new", "--yes"));
    }

    private void sweep(TestServer server, List<String> before, List<String> command) {
        prepare(server, before);
        int frames = measure(server, command);
        String undisturbed = snapshot(server);
        for (int stop = 0; stop < STOPS; stop++) {
            int frame = frames - 1 - stop * frames / STOPS;
            Direction direction = stop % 2 == 0 ? Direction.ANSWERS : Direction.QUERIES;
            prepare(server, before);
            String what = stopAndGoOn(server, command, new FaultProxy.Point(direction, frame, Fault.CUT));
            Program.Outcome compared = run(server, List.of("diff", undisturbed, snapshot(server)));
            assertThat(compared.code())
                    .as(what + "\n" + compared.out() + compared.err())
                    .isZero();
            assertThat(leftovers()).as(what).isEmpty();
        }
    }

    private int measure(TestServer server, List<String> command) {
        try (FaultProxy proxy =
                new FaultProxy(server, new FaultProxy.Point(Direction.ANSWERS, Integer.MAX_VALUE, Fault.CUT))) {
            restoreInto(proxy, command);
            return proxy.passed();
        }
    }

    private void restoreInto(TestServer server, List<String> command) {
        Program.Outcome outcome = run(server, command);
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    private String stopAndGoOn(TestServer server, List<String> command, FaultProxy.Point point) {
        Program.Outcome stopped;
        try (FaultProxy proxy = new FaultProxy(server, point)) {
            stopped = run(proxy, joined(command, "--clients", "1", "--max-wait", "0s"));
        }
        String what = point + ": " + stopped.code() + " " + stopped.err();
        assertThat(stopped.code()).as(what).isIn(0, 1, 4);
        if (stopped.code() == 0) {
            return what;
        }
        Program.Outcome resumed = stopped.err()
                .lines()
                .filter(line -> line.contains(TOLD))
                .findFirst()
                .map(line -> line.substring(line.indexOf(TOLD) + TOLD.length()))
                .map(line -> run(server, List.of("-e", line)))
                .orElseGet(() -> run(server, command));
        assertThat(resumed.code()).as(what + "\nand then: " + resumed.err()).isZero();
        return what + "\nand then: " + resumed.err();
    }

    private static List<String> joined(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    private void prepare(TestServer server, List<String> before) {
        try (Cluster cluster = server.connect()) {
            for (String database : List.of("shop", "test")) {
                if (cluster.catalog().tree().containsKey(database)) {
                    cluster.catalogWriter().dropDatabase(database);
                }
                cluster.catalogWriter().createDatabase(database);
            }
        }
        if (!before.isEmpty()) {
            restoreInto(server, before);
        }
    }

    /** What is in the cluster, as an export. */
    private String snapshot(TestServer server) {
        String name = "snapshot" + snapshots++;
        restoreInto(server, List.of("export", "shop", "test", "--to", name));
        return name;
    }

    private List<String> leftovers() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Program.Outcome run(TestServer server, List<String> arguments) {
        return new Program(directory)
                .on(server)
                .with(arguments.toArray(String[]::new))
                .run();
    }
}
