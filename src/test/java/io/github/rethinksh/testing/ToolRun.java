package io.github.rethinksh.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs a tool of the system; where there is none, the test is skipped and says so. */
public final class ToolRun {
    private ToolRun() {}

    /** What it writes to standard output; it has to end well and to write nothing to standard error. */
    public static String output(Path directory, List<String> command) throws IOException, InterruptedException {
        String tool = command.get(0);
        assumeTrue(isThere(tool), "there is no " + tool + " on the PATH");
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        try {
            int code = process.waitFor();
            String output = Files.readString(out, StandardCharsets.UTF_8);
            assertThat(Files.readString(err)).as("%s %s", code, output).isEmpty();
            assertThat(code).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isThere(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
