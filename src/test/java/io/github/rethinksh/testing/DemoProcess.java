package io.github.rethinksh.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code rethinksh demo} in a process of its own. */
public final class DemoProcess implements TestServer, AutoCloseable {
    private final Process process;
    private final Path errors;
    private final String firstLine;

    private DemoProcess(Process process, Path errors, String firstLine) {
        this.process = process;
        this.errors = errors;
        this.firstLine = firstLine;
    }

    /** Starts it in a directory, with options of {@code demo}, and returns when it listens. */
    public static DemoProcess start(Path directory, String... options) throws IOException {
        List<String> command = new ArrayList<>(JavaProcess.command("-XX:TieredStopAtLevel=1"));
        command.add("demo");
        command.addAll(List.of(options));
        Path errors = directory.resolve("demo-errors");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String firstLine = out.readLine();
        if (firstLine == null) {
            throw new AssertionError("the demo cluster did not start: " + Files.readString(errors));
        }
        return new DemoProcess(process, errors, firstLine);
    }

    /** What it writes when it listens. */
    public String firstLine() {
        return firstLine;
    }

    /** What it has written to standard error. */
    public String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return Integer.parseInt(firstLine.replaceAll(".*:", ""));
    }

    /** Sends SIGTERM; returns the exit code. */
    public int end() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
