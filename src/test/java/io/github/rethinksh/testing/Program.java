package io.github.rethinksh.testing;

import io.github.rethinksh.ProgramRun;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the whole program in this process, without a terminal: arguments and input in; exit code and output back. */
public final class Program {
    private final Path directory;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private InputStream input = InputStream.nullInputStream();
    private OutputStream data = OutputStream.nullOutputStream();

    /** The program in a working directory. */
    public Program(Path directory) {
        this.directory = directory;
    }

    /** The same, connecting to a server. */
    public Program on(TestServer server) {
        return with("-c", server.address());
    }

    /** The same with further arguments. */
    public Program with(String... more) {
        arguments.addAll(Arrays.asList(more));
        return this;
    }

    /** The same with an environment variable. */
    public Program environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What comes of lines that are typed with the cluster of this server, results in JSON. */
    public static Outcome json(Path directory, TestServer server, String... lines) {
        return new Program(directory)
                .on(server)
                .with("--format", "json")
                .typing(lines)
                .run();
    }

    /** The same with lines on standard input. */
    public Program typing(String... lines) {
        return piping((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The same with data on standard input. */
    public Program piping(byte[] content) {
        input = new ByteArrayInputStream(content);
        return this;
    }

    /** The same with the data that it writes to standard output going there. */
    public Program writing(OutputStream out) {
        data = out;
        return this;
    }

    /** Runs it. */
    public Outcome run() {
        return ProgramRun.run(directory, arguments, environment, input, data);
    }

    /** Runs it with its output on a terminal without colours. */
    public Outcome runAtTerminal() {
        environment.put("NO_COLOR", "1");
        environment.putIfAbsent("COLUMNS", "200");
        return ProgramRun.run(directory, arguments, environment, input, data, true);
    }

    /** What came of a run. */
    public record Outcome(int code, String out, String err) {}
}
