package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.JavaProcess;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that do not arrive where standard output goes: the exit code tells, and an error that says why. */
class StandardOutputTest {
    private static final EmbeddedServer SERVER =
            EmbeddedServer.start(EmbeddedOptions.defaults().withDemo());

    @TempDir
    private Path directory;

    @BeforeAll
    static void needAFullDevice() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full to write to");
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls dbs", "peek shop.customers", "dump -f -", "help", "--version", "export --help"})
    void shouldFailOnAFullDisk(String command) throws Exception {
        Process process = start(command, ProcessBuilder.Redirect.to(new File("/dev/full")));

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("err")))
                .contains("error: cannot write standard output: No space left on device\nhint: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls dbs", "-e 'ls' -e 'ls dbs'", "help", "--version"})
    void shouldFailWithoutAWordWhenNobodyReads(String command) throws Exception {
        Process process = startBehindAClosedPipe(command);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("err"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump -f -"})
    void shouldSayThatADumpIsNotWhole(String command) throws Exception {
        Process process = startBehindAClosedPipe(command);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("err")))
                .contains("cannot write standard output: Broken pipe\n")
                .containsOnlyOnce("Broken pipe");
    }

    /** It begins when nobody can read any more: what fits into a pipe would arrive otherwise. */
    private Process startBehindAClosedPipe(String command) throws Exception {
        Process process = start("read go; ", command, ProcessBuilder.Redirect.PIPE);
        process.getInputStream().close();
        try (OutputStream go = process.getOutputStream()) {
            go.write('\n');
        }
        return process;
    }

    private Process start(String command, ProcessBuilder.Redirect out) throws Exception {
        return start("", command, out);
    }

    private Process start(String before, String command, ProcessBuilder.Redirect out) throws Exception {
        List<String> line = new ArrayList<>(List.of("sh", "-c", before + "exec \"$@\" " + command, "sh"));
        line.addAll(JavaProcess.line("-c", SERVER.host() + ":" + SERVER.port()));
        return new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectOutput(out)
                .redirectError(directory.resolve("err").toFile())
                .start();
    }
}
