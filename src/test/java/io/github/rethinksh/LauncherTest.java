package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script that stands in front of the jar tells Java, which here only says what it was told. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("src/main/launcher/rethinksh").toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void shouldKeepWhatJavaItselfSaysOffStandardOutput() throws IOException, InterruptedException {
        Path java = Files.createDirectory(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$*\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));

        assertThat(started("ls", "dbs"))
                .isEqualTo("-XX:+UseSerialGC -Xshare:auto -XX:+DisplayVMOutputToStderr -Xmx1g -jar " + LAUNCHER
                        + " ls dbs\n");
    }

    private String started(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", LAUNCHER.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", directory.toString());
        builder.environment().put("RETHINKSH_CLASS_ARCHIVE", "");
        builder.environment().put("RETHINKSH_JAVA_OPTIONS", "-Xmx1g");
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
