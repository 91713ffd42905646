package io.github.rethinksh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory on a small disk in memory. Only processes that are started with its command see it there; the test looks at
 * it through the process that keeps it.
 */
public final class SmallDisk implements AutoCloseable {
    private final Path place;
    private final Process keeper;

    private SmallDisk(Path place, Process keeper) {
        this.place = place;
        this.keeper = keeper;
    }

    /** A disk of so many MiB on a new directory; empty where the system does not let anybody make one. */
    public static Optional<SmallDisk> at(Path place, int size) throws IOException {
        Files.createDirectories(place);
        String mount = "mount -t tmpfs -o size=" + size + "m tmpfs \"$0\" && echo mounted && exec cat";
        try {
            Process keeper = new ProcessBuilder("unshare", "-r", "-m", "sh", "-c", mount, place.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if ("mounted".equals(keeper.inputReader().readLine())) {
                return Optional.of(new SmallDisk(place, keeper));
            }
            keeper.destroyForcibly();
            return Optional.empty();
        } catch (IOException e) {
            // There is no such program.
            return Optional.empty();
        }
    }

    /** The command for a process in a working directory that sees the disk at its place. */
    public List<String> command(Path directory, List<String> command) {
        List<String> all = new ArrayList<>(
                List.of("nsenter", "-t", Long.toString(keeper.pid()), "-U", "-m", "--preserve-credentials"));
        // Only a path from the top on leads to what is mounted there.
        all.addAll(List.of(
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                directory.toAbsolutePath().toString()));
        all.addAll(command);
        return all;
    }

    /** Makes it larger or smaller. */
    public void resize(int size) throws IOException, InterruptedException {
        remount("size=" + size + "m");
    }

    /** Lets nobody write to it from now on. */
    public void makeReadOnly() throws IOException, InterruptedException {
        remount("ro");
    }

    private void remount(String options) throws IOException, InterruptedException {
        List<String> mount = command(Path.of("/"), List.of("mount", "-o", "remount," + options, place.toString()));
        int code = new ProcessBuilder(mount).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("cannot remount " + place + " with " + options);
        }
    }

    /** What lies on it, for this process. */
    public Path seen(String name) {
        return Path.of("/proc", Long.toString(keeper.pid()), "root", place.toString(), name);
    }

    /** The disk and what lies on it are gone. */
    @Override
    public void close() {
        try {
            keeper.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
