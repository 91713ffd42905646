package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.testing.JavaProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that have no end are refused in a heap that they would fill many times over, each with an error of its own. */
@Timeout(60)
class EndlessInputTest {
    private static final Path ENDLESS = Path.of("/dev/zero");

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        assumeTrue(Files.exists(ENDLESS), "there is no /dev/zero");
        for (String name : List.of("info", "manifest", "table", "resumed")) {
            Files.createDirectories(directory.resolve(name + "/test"));
            Files.writeString(directory.resolve(name + "/test/t.json"), "[{\"id\":1}]\n");
            Files.writeString(directory.resolve(name + "/test/t.info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
        }
        replace("info/test/t.info");
        replace("manifest/rethinksh.manifest");
        replace(".resumed.rethinksh-import");
        replace("table/test/t.json");
    }

    /** Puts a file there that is long and holds nothing but zeros, which takes no room on the disk. */
    private void replace(String file) throws IOException {
        try (RandomAccessFile zeros =
                new RandomAccessFile(directory.resolve(file).toFile(), "rw")) {
            zeros.setLength(1L << 36);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-f /dev/zero | 2 | /dev/zero, line 1: the command is longer than 1048576 characters",
                "'' | 2 | standard input, line 1: the command is longer than 1048576 characters",
                "pk --load /dev/zero | 2 | cannot read /dev/zero: it is larger than 16777216 bytes",
                "inspect info | 1 | cannot read info/test/t.info: it is larger than 16777216 bytes",
                "inspect manifest | 1 | cannot read manifest/rethinksh.manifest: it is larger than 16777216 bytes",
                "--demo import resumed --resume --yes | 1 | .resumed.rethinksh-import cannot be read: it is larger than 16777216 bytes",
                "verify table | 5 | expected the end of the data but found byte 0x00",
                "--tls-cert /dev/zero ls | 2 | cannot read the certificate /dev/zero: it is larger than 1048576 bytes",
                "--password-file /dev/zero ls | 2 | cannot read the password file /dev/zero: it is larger than 65536 bytes"
            })
    void shouldRefuseIt(String arguments, int code, String message) throws Exception {
        List<String> command = new ArrayList<>(JavaProcess.command("-XX:TieredStopAtLevel=1", "-Xmx128m"));
        Arrays.stream(arguments.split(" ")).filter(word -> !word.isEmpty()).forEach(command::add);
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ENDLESS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isEqualTo(code);
        assertThat(output).content().contains(message).doesNotContain("OutOfMemory");
    }
}
