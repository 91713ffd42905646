package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.JavaProcess;
import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second process is refused what a first one is at, and goes on with it when the first was killed. */
class TwoAtOnceTest {
    @TempDir
    private Path directory;

    private final EmbeddedServer server = EmbeddedServer.start();

    @BeforeEach
    void write() throws IOException {
        Path database = Files.createDirectories(directory.resolve("in/test"));
        Files.writeString(database.resolve("t.info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
        Files.writeString(
                database.resolve("t.ndjson"),
                IntStream.range(0, 3000)
                        .mapToObj(n -> "{\"id\":%d,\"text\":\"%s\"}\n".formatted(n, "x".repeat(1000)))
                        .collect(Collectors.joining()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String address() {
        return server.host() + ":" + server.port();
    }

    private Program.Outcome run(String... line) {
        return new Program(directory).with("-c", address()).with(line).run();
    }

    /** Starts it so slow that it never comes to its end; returns when the file is there. */
    private Process startSlow(Path until, String... arguments) throws IOException {
        List<String> line = JavaProcess.line("-c", address());
        line.addAll(List.of(arguments));
        line.addAll(List.of("--rate", "1docs/s"));
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        while (process.isAlive() && !Files.exists(until)) {
            Thread.onSpinWait();
        }
        assertThat(process.isAlive())
                .as(Files.readString(directory.resolve("output")))
                .isTrue();
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void shouldLetOneExportIntoADirectory() throws Exception {
        assertThat(run("import", "in", "--yes").code()).isZero();
        Path out = directory.resolve("out");
        Process first = startSlow(out.resolve("rethinksh.manifest"), "export", "test", "--to", "out");
        try {
            for (String more : List.of("--again", "--resume")) {
                Program.Outcome refused = run("export", "test", "--to", "out", more);

                assertThat(refused.code()).isEqualTo(1);
                assertThat(refused.err())
                        .isEqualTo("error: " + out + " is being worked on by another process\n"
                                + "hint: Wait until it ends, or export into another directory with --to.\n");
            }
        } finally {
            kill(first);
        }
        assertThat(run("export", "test", "--to", "out", "--resume").code()).isZero();
        assertThat(run("verify", "out", "--live").code()).isZero();
        assertThat(out.resolve("rethinksh.lock")).doesNotExist();
    }

    @Test
    void shouldLetOneDumpIntoAFile() throws Exception {
        assertThat(run("import", "in", "--yes").code()).isZero();
        Process first = startSlow(directory.resolve("d.tar.part"), "dump", "-f", "d.tar");
        try {
            Program.Outcome refused = run("dump", "-f", "d.tar");

            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .isEqualTo("error: " + directory.resolve("d.tar") + " is being worked on by another process\n"
                            + "hint: Wait until it ends, or give another name with -f.\n");
        } finally {
            kill(first);
        }
        assertThat(run("dump", "-f", "d.tar").code()).isZero();
        assertThat(run("verify", "d.tar", "--live").code()).isZero();
        assertThat(directory.resolve(".d.tar.rethinksh-lock")).doesNotExist();
    }

    @Test
    void shouldLetOneImportOfASource() throws Exception {
        Path checkpoint = directory.resolve(".in.rethinksh-import");
        Process first = startSlow(checkpoint, "import", "in", "--yes");
        try {
            Program.Outcome refused = run("import", "in", "--yes", "--resume");

            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .isEqualTo("error: " + directory.resolve("in")
                            + " is being worked on by another process, which keeps how far it has come in " + checkpoint
                            + "\n"
                            + "hint: Wait until it ends; into another cluster it can be imported through a link of"
                            + " another name meanwhile.\n");
            assertThat(run("import", "in", "--dry-run").err()).doesNotContain("is being worked on");
        } finally {
            kill(first);
        }
        Program.Outcome resumed = run("import", "in", "--yes", "--resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(run("verify", "in", "--live").code()).isZero();
        assertThat(directory.resolve(".in.rethinksh-lock")).doesNotExist();
    }
}
