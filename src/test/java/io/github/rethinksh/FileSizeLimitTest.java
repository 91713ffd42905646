package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.JavaProcess;
import io.github.rethinksh.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process may write files of no more than a limit, which anybody can set: a full disk for the poor. */
class FileSizeLimitTest {
    @TempDir
    private Path directory;

    @Test
    void shouldGoOnWithAnExportWhenFilesMayBeLarger() throws Exception {
        Path database = Files.createDirectories(directory.resolve("in/test"));
        Files.writeString(database.resolve("t.info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
        Files.writeString(
                database.resolve("t.ndjson"),
                IntStream.range(0, 4000)
                        .mapToObj(n -> "{\"id\":%d,\"text\":\"%s\"}\n".formatted(n, "x".repeat(1000)))
                        .collect(Collectors.joining()));
        try (EmbeddedServer server = EmbeddedServer.start()) {
            String address = server.host() + ":" + server.port();
            assertThat(JavaProcess.run(directory, JavaProcess.line("-c", address, "import", "in", "--yes"))
                            .code())
                    .isZero();

            Program.Outcome limited = JavaProcess.run(
                    directory,
                    limited(JavaProcess.line(
                            "-c", address, "export", "test", "--to", "out", "--clients", "1", "--rate", "1500kB/s")));

            assertThat(limited.code()).as(limited.err()).isEqualTo(1);
            assertThat(limited.err()).contains("""
                            error: test.t failed: cannot write out/test/t.json: File too large
                            hint: Make room there, or write to another disk.
                            """);
            assertThat(directory.resolve("out/test/t.json")).doesNotExist();
            Program.Outcome resumed = JavaProcess.run(
                    directory, JavaProcess.line("-c", address, "export", "test", "--to", "out", "--resume"));
            assertThat(resumed.code()).as(resumed.err()).isZero();
            assertThat(resumed.err()).contains("test.t: going on behind ");
            assertThat(new Program(directory)
                            .with("-c", address, "verify", "out", "--live")
                            .run()
                            .code())
                    .isZero();
        }
    }

    /** The shell counts in blocks of 512 bytes. */
    private static List<String> limited(List<String> line) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", "ulimit -f 6000 && exec \"$@\"", "sh"));
        all.addAll(line);
        return all;
    }
}
