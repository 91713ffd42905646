package io.github.rethinksh.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills processes at random moments, spread over the whole time from the start of one to its end. */
public final class Kills {
    private static final long SEED = Long.getLong("kills.seed", 20261121);

    private final Random random = new Random(SEED);
    private final int count;
    private final Path directory;
    private final Duration whole;
    private int done;

    /** For processes that take so long when they are left in peace; their output goes to the file {@code output}. */
    public Kills(int usual, Path directory, Duration whole) {
        this.count = Integer.getInteger("kills", usual);
        this.directory = directory;
        this.whole = whole;
    }

    /** Runs a process to its end, and says how long that took. */
    public static Duration measure(Path directory, List<String> line) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int code = start(directory, line).waitFor();
        if (code != 0) {
            throw new IOException("it ended with " + code + "; see " + directory.resolve("output"));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Whether there is one more to be killed. */
    public boolean next() {
        return done < count;
    }

    /** Starts a process and kills it, unless it ends before; says when that was. */
    public String kill(List<String> line) throws IOException, InterruptedException {
        long part = whole.toNanos() / count;
        Duration moment = Duration.ofNanos(part * done + (long) (part * random.nextDouble()));
        done++;
        Process process = start(directory, line);
        boolean ended = process.waitFor(moment.toNanos(), TimeUnit.NANOSECONDS);
        int code = process.destroyForcibly().waitFor();
        return "kill %d of %d with -Dkills.seed=%d, after %d of %d ms, %s"
                .formatted(
                        done,
                        count,
                        SEED,
                        moment.toMillis(),
                        whole.toMillis(),
                        ended ? "which it did not wait for, with " + code : code);
    }

    private static Process start(Path directory, List<String> line) throws IOException {
        return new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }
}
