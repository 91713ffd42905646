package io.github.rethinksh.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills processes at random moments, spread over the whole time from the start of one to its end. That time differs from
 * run to run: a kill is told with its own moment, and {@code -Dkills.at=MILLISECONDS} kills once, at that one.
 */
public final class Kills {
    private static final long SEED = Long.getLong("kills.seed", 20261121);
    private static final int MOST_MISSES = 10;
    private static final int KILLED = 128 + 9;

    private final Random random = new Random(SEED);
    private final Long only;
    private final int count;
    private final Path directory;
    private final Duration whole;
    private int done;
    private int missed;
    private Duration moment;

    /** For processes that take so long when they are left in peace; their output goes to the file {@code output}. */
    public Kills(int usual, Path directory, Duration whole) {
        this(Integer.getInteger("kills", usual), Long.getLong("kills.at"), directory, whole);
    }

    /** So many, or one after {@code only} milliseconds when that is not null. */
    Kills(int count, Long only, Path directory, Duration whole) {
        this.only = only;
        this.count = only == null ? count : 1;
        this.directory = directory;
        this.whole = whole;
        this.moment = draw();
    }

    private Duration draw() {
        long part = whole.toNanos() / count;
        return only == null
                ? Duration.ofNanos(part * done + (long) (part * random.nextDouble()))
                : Duration.ofMillis(only);
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

    /**
     * Starts a process and kills it; says when that was. One that ends before is not counted, and the next one has half
     * the time.
     *
     * @throws IllegalStateException when one after the other was not killed
     */
    public String kill(List<String> line) throws IOException, InterruptedException {
        Process process = start(directory, line);
        boolean ended = process.waitFor(moment.toNanos(), TimeUnit.NANOSECONDS);
        int code = process.destroyForcibly().waitFor();
        String what = "kill %d of %d after %d of %d ms, again with -Dkills.at=%d, "
                .formatted(done + 1, count, moment.toMillis(), whole.toMillis(), moment.toMillis());
        if (!ended && code == KILLED) {
            done++;
            missed = 0;
            moment = draw();
            return what + code;
        }
        missed++;
        moment = moment.dividedBy(2);
        if (missed == MOST_MISSES) {
            throw new IllegalStateException(
                    what + "has not killed anything: it ended before with " + code + ", as did those before it");
        }
        return what + "which it did not wait for, with " + code;
    }

    private static Process start(Path directory, List<String> line) throws IOException {
        return new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }
}
