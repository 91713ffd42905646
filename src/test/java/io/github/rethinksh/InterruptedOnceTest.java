package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.AnswerProxy;
import io.github.rethinksh.testing.FaultProxy;
import io.github.rethinksh.testing.FaultProxy.Direction;
import io.github.rethinksh.testing.FaultProxy.Fault;
import io.github.rethinksh.testing.JavaProcess;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a command without a prompt waits for a server that does not answer. */
@Timeout(120)
class InterruptedOnceTest {
    private static final int INSERT = 56;

    @TempDir
    private Path directory;

    private final EmbeddedServer server = EmbeddedServer.start();
    private Process process;

    @AfterEach
    void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
        server.close();
    }

    @Test
    void shouldTellWhatTheFirstOneInterrupted() throws Exception {
        try (FaultProxy proxy = stalled()) {
            start("INT", "default", proxy.address(), "count", "test.t");
            proxy.awaitFault();
            signal("INT");

            assertThat(process.waitFor()).isEqualTo(130);
            assertThat(errors()).contains("error: interrupted");
        }
    }

    @Test
    void shouldAbortAtTheSecondOne() throws Exception {
        Path database = Files.createDirectories(directory.resolve("in/test"));
        Files.writeString(database.resolve("t.info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
        Files.writeString(database.resolve("t.json"), "[{\"id\":1}]");
        try (AnswerProxy proxy = new AnswerProxy(embedded(), INSERT, AnswerProxy.Fault.STALL)) {
            start("INT", "default", proxy.address(), "import", "in", "--yes");
            proxy.awaitFault();
            do {
                signal("INT");
            } while (!process.waitFor(50, TimeUnit.MILLISECONDS));

            assertThat(process.waitFor()).isEqualTo(130);
            // It has not waited for the insert that is under way.
            assertThat(errors()).doesNotContain("interrupted");
        }
    }

    @Test
    void shouldIgnoreItWhereItIsIgnored() throws Exception {
        try (FaultProxy proxy = stalled()) {
            start("INT", "ignore", proxy.address(), "count", "test.t");
            proxy.awaitFault();
            signal("INT");
            signal("INT");
            signal("TERM");

            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(errors()).contains("error: interrupted");
        }
    }

    @Test
    void shouldTellWhatWasImportedBeforeNothingCameAnyMore() throws Exception {
        start(
                "TERM",
                "default",
                server.host() + ":" + server.port(),
                "import",
                "-f",
                "-",
                "--format",
                "ndjson",
                "--table",
                "test.q",
                "--yes",
                "--progress",
                "json");
        process.getOutputStream().write("{\"id\":1}\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        while (!errors().contains("test.q")) {
            assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        signal("TERM");

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(errors()).contains("interrupted");
    }

    @Test
    void shouldWaitNoLongerForAScriptThatNobodyWrites() throws Exception {
        Path pipe = directory.resolve("script");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        start("INT", "default", server.host() + ":" + server.port(), "-e", "ls dbs", "-f", pipe.toString());
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).startsWith("database");
        signal("INT");

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(errors()).isEqualTo("error: interrupted\n");
    }

    private FaultProxy stalled() {
        return new FaultProxy(embedded(), new FaultProxy.Point(Direction.ANSWERS, 0, Fault.STALL));
    }

    private TestServer embedded() {
        return TestServer.at(server.host(), server.port());
    }

    private void start(String signal, String what, String address, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("env", "--" + what + "-signal=" + signal));
        line.addAll(JavaProcess.line("-c", address));
        line.addAll(List.of(command));
        process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
    }

    private void signal(String name) throws IOException, InterruptedException {
        int unused = new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private String errors() throws IOException {
        return Files.readString(directory.resolve("errors"));
    }
}
