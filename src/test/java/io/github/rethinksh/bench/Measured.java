package io.github.rethinksh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a process took, from its start to its end.
 *
 * @param seconds wall time
 * @param processorSeconds time on processors, all threads together
 * @param peakBytes the most memory it had at once; 0 where the system does not tell
 * @param output what it wrote to standard output
 */
record Measured(double seconds, double processorSeconds, long peakBytes, String output) {
    private static final long BETWEEN_LOOKS_MILLISECONDS = 5;

    /** Runs a program to its end. */
    static Measured run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("rethinksh-bench", ".out");
        Path errors = Files.createTempFile("rethinksh-bench", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            long start = System.nanoTime();
            Process process = builder.start();
            Duration processor = Duration.ZERO;
            long peak = 0;
            do {
                processor = process.info().totalCpuDuration().orElse(processor);
                peak = Math.max(peak, peak(process.pid()));
            } while (!process.waitFor(BETWEEN_LOOKS_MILLISECONDS, TimeUnit.MILLISECONDS));
            double seconds = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0) {
                throw new IOException(
                        command + " ended with " + process.exitValue() + ":\n" + Files.readString(errors));
            }
            return new Measured(seconds, processor.toMillis() / 1e3, peak, Files.readString(output));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static long peak(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // There is no such file on this system, or the process has just ended.
            return 0;
        }
    }
}
