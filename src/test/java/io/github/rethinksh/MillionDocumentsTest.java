package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.JavaProcess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded cluster and the program that fills it and exports it again, all in one process of 512 MiB. */
class MillionDocumentsTest {
    private static final int DOCUMENTS = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldFitInHalfAGibibyte() throws Exception {
        Path given = directory.resolve("given/test");
        writeExport(Files.createDirectories(given));
        Path errors = directory.resolve("errors");
        List<String> command =
                new ArrayList<>(JavaProcess.command("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("--demo", "-q", "-e", "import given --yes", "-e", "export test.many --to exported"));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("output").toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        } finally {
            process.destroyForcibly();
        }

        Path exported = directory.resolve("exported/test/many.json");
        assertThat(Files.mismatch(given.resolve("many.json"), exported)).isEqualTo(-1);
    }

    private static void writeExport(Path folder) throws IOException {
        Files.writeString(folder.resolve("many.info"), """
                {"db":{"name":"test"},"name":"many","primary_key":"id","indexes":[],"write_hook":null}
                """);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("many.json"))) {
            for (int n = 0; n < DOCUMENTS; n++) {
                out.write((n == 0 ? "[\n" : ",\n") + "{\"id\":" + n + ",\"v\":" + n + "}");
            }
            out.write("\n]\n");
        }
    }
}
