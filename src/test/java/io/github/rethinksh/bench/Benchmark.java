package io.github.rethinksh.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the packaged program, process by process, beside bare clients in the same run. Settings are system properties:
 * {@code bench.documents}, {@code bench.length} of a document in bytes, {@code bench.heap} of the program, {@code
 * bench.repeat}, and {@code bench.cluster}, a cluster that may be filled with a database {@code bench}.
 */
final class Benchmark {
    private static final String MIDDLE = "80000000-0000-0000-0000-000000000000";
    private static final int SMALL_TABLES = 100;
    private static final int SMALL_DOCUMENTS = 10;
    private static final String TABLE = "docs";

    private final long documents = Long.getLong("bench.documents", 200_000);
    private final int length = Integer.getInteger("bench.length", 500);
    private final int repeat = Integer.getInteger("bench.repeat", 3);
    private final String heap = System.getProperty("bench.heap", "256m");
    private final String program =
            Path.of("target", "rethinksh").toAbsolutePath().toString();
    private final Figures figures = new Figures();
    private final BenchServer server;
    private final Path directory;

    private Benchmark(BenchServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Runs it and writes the table. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("rethinksh-bench");
        try (BenchServer server = BenchServer.start(System.getProperty("bench.cluster", ""))) {
            System.out.println(new Benchmark(server, directory).run());
        } finally {
            delete(directory);
        }
    }

    private String run() throws Exception {
        say("%,d documents of %d bytes, %s, %d processors, heap %s, the best of %d"
                .formatted(
                        documents, length, server.title(), Runtime.getRuntime().availableProcessors(), heap, repeat));
        long bytes = documents * length;
        Path inserts = directory.resolve("inserts");
        new DataSet(documents, length).writeInserts(inserts, TABLE);
        ask("[57,[\"bench\"]]");
        try {
            // The class archive is made by a first start, in the background, and waited for by starting without it.
            start("start, no class archive", "");
            trainClassArchive();
            start("start", archive());

            double feed = feed(inserts, bytes);
            double drain = drain(bytes);
            reading("export", bytes, drain, "export", "bench." + TABLE, "--to");
            reading("dump, gzip", bytes, drain, "dump", "-e", "bench." + TABLE, "-f");
            writing(
                    "import",
                    bytes,
                    feed,
                    "import",
                    directory.resolve("export1").toString(),
                    "--yes");
            writing(
                    "restore",
                    bytes,
                    feed,
                    "restore",
                    directory.resolve("dump, gzip1").toString());
            smallTables();
        } finally {
            ask("[58,[\"bench\"]]");
        }
        return figures.toString();
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private void ask(String term) throws IOException {
        try (BareConnection connection = new BareConnection(server.host(), server.port())) {
            String answer = connection.run(term);
            if (!answer.startsWith("{\"t\":1,")) {
                throw new IOException("the server cannot be prepared: " + answer);
            }
        }
    }

    private void start(String title, String classArchive) throws Exception {
        figures.add(title + ": ls dbs", best(() -> program(classArchive, "-e", "ls dbs")));
    }

    private String archive() {
        return directory.resolve("classes.jsa").toString();
    }

    private void trainClassArchive() throws Exception {
        program(archive(), "--version");
        while (!Files.exists(Path.of(archive()))) {
            program("", "--version");
        }
    }

    private double feed(Path inserts, long bytes) throws Exception {
        recreate();
        Measured feed = bare(BareFeed.class, inserts.toString(), "8");
        double seconds = Double.parseDouble(feed.output().strip());
        figures.add("bare feed, 8 connections", within(feed, seconds), bytes, documents, 0);
        return seconds;
    }

    private double drain(long bytes) throws Exception {
        double seconds = Double.MAX_VALUE;
        Measured fastest = null;
        for (int i = 0; i < repeat; i++) {
            Measured drain = bare(BareDrain.class, TABLE, "0", MIDDLE);
            double inside = Double.parseDouble(drain.output().strip().replaceFirst(".* ", ""));
            if (inside < seconds) {
                seconds = inside;
                fastest = drain;
            }
        }
        figures.add("bare drain, 2 cursors", within(fastest, seconds), bytes, documents, 0);
        return seconds;
    }

    /** The bare clients tell their own time, without the start of the virtual machine: a floor in favour of the floor. */
    private static Measured within(Measured process, double seconds) {
        return new Measured(seconds, process.processorSeconds(), process.peakBytes(), process.output());
    }

    private void reading(String title, long bytes, double floor, String... arguments) throws Exception {
        int[] run = {0};
        figures.add(
                title,
                best(() -> {
                    List<String> all = new ArrayList<>(List.of(arguments));
                    all.add(directory.resolve(title + ++run[0]).toString());
                    if (run[0] > 2) {
                        delete(directory.resolve(title + (run[0] - 1)));
                    }
                    return program(archive(), all.toArray(String[]::new));
                }),
                bytes,
                documents,
                floor);
    }

    private void writing(String title, long bytes, double floor, String... arguments) throws Exception {
        ask("[61,[[14,[\"bench\"]],\"" + TABLE + "\"]]");
        figures.add(title, program(archive(), arguments), bytes, documents, floor);
    }

    private void smallTables() throws Exception {
        Path source = Files.createDirectories(directory.resolve("small/bench"));
        for (int i = 0; i < SMALL_TABLES; i++) {
            Files.writeString(source.resolve("small" + i + ".info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
            List<String> rows = new ArrayList<>();
            for (int j = 0; j < SMALL_DOCUMENTS; j++) {
                rows.add("{\"id\":" + j + "}");
            }
            Files.writeString(source.resolve("small" + i + ".json"), rows.toString());
        }
        program(archive(), "import", directory.resolve("small").toString(), "--yes");
        int[] run = {0};
        figures.add("100 tables of 10 documents: export", best(() -> {
            String to = directory.resolve("small" + ++run[0]).toString();
            return program(archive(), "export", "bench.small*", "--to", to);
        }));
    }

    private void recreate() throws IOException {
        ask("[60,[[14,[\"bench\"]],\"" + TABLE + "\"]]");
    }

    /** Something to be measured. */
    private interface Step {
        Measured run() throws Exception;
    }

    private Measured best(Step step) throws Exception {
        Measured best = step.run();
        for (int i = 1; i < repeat; i++) {
            Measured next = step.run();
            best = next.seconds() < best.seconds() ? next : best;
        }
        return best;
    }

    private Measured program(String classArchive, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program, "-q", "-c", server.host() + ":" + server.port()));
        command.addAll(List.of(arguments));
        return Measured.run(
                command, Map.of("RETHINKSH_JAVA_OPTIONS", "-Xmx" + heap, "RETHINKSH_CLASS_ARCHIVE", classArchive));
    }

    private Measured bare(Class<?> client, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                client.getName(),
                server.host(),
                Integer.toString(server.port())));
        command.addAll(List.of(arguments));
        return Measured.run(command, Map.of());
    }

    private static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
