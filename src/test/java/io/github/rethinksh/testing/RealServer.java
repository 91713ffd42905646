package io.github.rethinksh.testing;

import static com.rethinkdb.RethinkDB.r;

import com.rethinkdb.net.Connection;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A {@code rethinkdb} process with a directory of its own, on free ports of the loopback interface. */
public final class RealServer implements TestServer, AutoCloseable {
    private static final String PORT_LINE = "Listening for client driver connections on port ";
    private static final String CLUSTER_PORT_LINE = "Listening for intracluster connections on port ";

    private final Path directory;
    private final List<String> options;
    private final Ports ports;
    private volatile Process process;

    /** What it listens on for clients, and for other servers. */
    private record Ports(int driver, int cluster) {}

    private RealServer(Process process, Path directory, List<String> options, Ports ports) {
        this.process = process;
        this.directory = directory;
        this.options = options;
        this.ports = ports;
    }

    /** Whether there is a {@code rethinkdb} on the PATH. */
    public static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "rethinkdb")));
    }

    static RealServer start() {
        return start("256");
    }

    /** Starts one that joins another, which need not have noticed when this returns. */
    public static RealServer startBeside(RealServer other) {
        return start("256", "--join", "127.0.0.1:" + other.ports.cluster());
    }

    /** Starts one with a cache of so many MiB. */
    public static RealServer start(String cacheSize, String... options) {
        try {
            Path directory = Files.createTempDirectory("rethinksh-test");
            List<String> all = new ArrayList<>(List.of("--cache-size", cacheSize));
            all.addAll(List.of(options));
            // Port 0 lets the system choose, and the server tells which it became.
            Process process = launch(directory, new Ports(0, 0), all);
            return new RealServer(process, directory, all, ports(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Path directory, Ports ports, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "rethinkdb",
                "--directory",
                directory.resolve("data").toString(),
                "--driver-port",
                Integer.toString(ports.driver()),
                "--cluster-port",
                Integer.toString(ports.cluster()),
                "--no-http-admin",
                "--no-update-check"));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "kill-rethinkdb"));
        return process;
    }

    /** Kills it, as losing power would; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again on its data and its ports; returns when it listens. */
    public void startAgain() {
        try {
            process = launch(directory, ports, options);
            ports(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ports ports(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        int driver = 0;
        int cluster = 0;
        StringBuilder log = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.append(line).append('\n');
            if (line.startsWith(PORT_LINE)) {
                driver = Integer.parseInt(line.substring(PORT_LINE.length()));
            }
            if (line.startsWith(CLUSTER_PORT_LINE)) {
                cluster = Integer.parseInt(line.substring(CLUSTER_PORT_LINE.length()));
            }
            if (line.startsWith("Server ready")) {
                Thread drain = new Thread(() -> drain(lines), "rethinkdb-log");
                drain.setDaemon(true);
                drain.start();
                return new Ports(driver, cluster);
            }
        }
        throw new IOException("rethinkdb ended before it was ready:\n" + log);
    }

    /** A server that nobody listens to stops when the pipe is full. */
    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {}
        } catch (IOException e) {
            // Its process was ended.
            return;
        }
    }

    /** Makes the server what a new one is. */
    void empty() {
        try (Connection connection =
                r.connection().hostname(host()).port(port()).connect()) {
            for (Object database : connection(connection)) {
                r.dbDrop(database).run(connection);
            }
            r.dbCreate("test").run(connection);
            r.db("rethinkdb")
                    .table("users")
                    .filter(user -> user.g("id").ne("admin"))
                    .delete()
                    .run(connection);
        }
    }

    private static List<?> connection(Connection connection) {
        return r.dbList()
                .filter(name -> name.ne("rethinkdb"))
                .run(connection, List.class)
                .single();
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return ports.driver();
    }

    @Override
    public void close() {
        // Its data is thrown away: there is nothing that it would have to bring to disk.
        kill();
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
