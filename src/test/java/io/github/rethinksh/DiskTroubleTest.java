package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.JavaProcess;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 3 MiB that is full, read-only, or loses a directory while the program, as a process, writes 4 MB to it. */
@Timeout(120)
class DiskTroubleTest {
    private static final int DOCUMENTS = 4000;
    private static final EmbeddedServer SERVER = EmbeddedServer.start();

    @TempDir
    private static Path source;

    @TempDir
    private Path directory;

    private SmallDisk disk;

    @BeforeAll
    static void fill() throws IOException {
        Path database = Files.createDirectories(source.resolve("in/test"));
        Files.writeString(database.resolve("t.info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
        Files.writeString(database.resolve("t.ndjson"), documents("id", DOCUMENTS));
        Program.Outcome filled = new Program(source)
                .with("-c", address(), "import", "in", "--yes")
                .run();
        assertThat(filled.code()).as(filled.err()).isZero();
    }

    @BeforeEach
    void mount() throws IOException {
        Optional<SmallDisk> mounted = SmallDisk.at(directory.resolve("disk"), 3);
        Assumptions.assumeTrue(mounted.isPresent(), "this system lets nobody mount a small disk");
        disk = mounted.orElseThrow();
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static String documents(String key, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"%s\":%d,\"text\":\"%s\"}\n".formatted(key, n, "x".repeat(1000)))
                .collect(Collectors.joining());
    }

    private static String address() {
        return SERVER.host() + ":" + SERVER.port();
    }

    private Program.Outcome run(String... arguments) throws Exception {
        List<String> line = JavaProcess.line("-c", address());
        line.addAll(List.of(arguments));
        return JavaProcess.run(directory, disk.command(directory, line));
    }

    private void occupy(int bytes) throws Exception {
        execute("head -c " + bytes + " /dev/zero > disk/fill");
    }

    private void execute(String script) throws Exception {
        JavaProcess.run(directory, disk.command(directory, List.of("sh", "-c", script)));
    }

    @Test
    void shouldGoOnWithAnExportWhenThereIsRoom() throws Exception {
        Program.Outcome full = run("export", "test.t", "--to", "disk/out", "--clients", "1", "--rate", "1500kB/s");

        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("""
                        error: test.t failed: cannot write disk/out/test/t.json: No space left on device
                        hint: Make room there, or write to another disk.
                        hint: to go on: export test.t --clients 1 --rate 1500kB/s --to disk/out --resume
                        """);
        assertThat(names("out/test")).containsExactly("t.checkpoint", "t.json.part");

        disk.resize(30);
        Program.Outcome resumed = run("export", "test.t", "--to", "disk/out", "--resume");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("test.t: going on behind ");
        assertThat(run("export", "test.t", "--to", "undisturbed").code()).isZero();
        assertThat(names("out/test")).containsExactly("t.info", "t.json");
        assertThat(disk.seen("out/test/t.json")).hasSameBinaryContentAs(directory.resolve("undisturbed/test/t.json"));
    }

    @Test
    void shouldBeginAnewWhereThereWasNoRoomForTheManifest() throws Exception {
        occupy(4_000_000);

        Program.Outcome full = run("export", "test.t", "--to", "disk/out");

        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).isEqualTo("""
                        error: cannot write disk/out/rethinksh.manifest: No space left on device
                        hint: nothing of it is left to go on with; to begin again: export test.t --to disk/out
                        """);
        disk.resize(30);
        assertThat(run("export", "test.t", "--to", "disk/out").code()).isZero();
    }

    @Test
    void shouldLeaveNothingOfADump() throws Exception {
        Program.Outcome full = run("dump", "-f", "disk/d.tar");

        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err())
                .contains("no archive was written")
                .contains("test.t failed: cannot write a temporary file in " + directory + "/disk: No space left on"
                        + " device\nhint: Make room there, or name another directory with --temp-dir.\n");
        assertThat(names("")).isEmpty();

        Program.Outcome elsewhere = run("dump", "-f", "disk/d.tar", "--temp-dir", ".");

        assertThat(elsewhere.code()).isEqualTo(1);
        assertThat(elsewhere.err()).contains("""
                        test.t failed: cannot write disk/d.tar: No space left on device
                        hint: Make room there, or write to another disk.
                        """);
        assertThat(names("")).isEmpty();
        disk.resize(30);
        assertThat(run("dump", "-f", "disk/d.tar").code()).isZero();
        assertThat(names("")).containsExactly("d.tar");
    }

    @Test
    void shouldSayWhenAnExportWasRemovedMeanwhile() throws Exception {
        Process process = new ProcessBuilder(disk.command(
                        directory,
                        JavaProcess.line("-c", address(), "export", "test.t", "--to", "disk/out", "--rate", "300kB/s")))
                .redirectError(directory.resolve("err").toFile())
                .start();
        while (process.isAlive() && !Files.exists(disk.seen("out/test/t.checkpoint"))) {
            Thread.onSpinWait();
        }
        // One that meets a file that is just being made leaves the directory.
        execute("until rm -r disk/out; do :; done");

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("err")))
                .isEqualTo("error: cannot write disk/out/rethinksh.manifest: its directory is not there\n"
                        + "hint: nothing of it is left to go on with; to begin again: export test.t --rate 300kB/s --to"
                        + " disk/out\n");
        assertThat(names("")).isEmpty();
    }

    @Test
    void shouldSayWhatIsReadOnly() throws Exception {
        disk.makeReadOnly();

        String reason = ": Read-only file system\nhint: Have it made writable, or write to another place.\n";
        assertThat(run("export", "test.t", "--to", "disk/out").err())
                .isEqualTo("error: cannot write disk/out" + reason);
        assertThat(run("dump", "-f", "disk/d.tar").err()).isEqualTo("error: cannot write disk/d.tar" + reason);
        assertThat(run("-e", "pk test.t id", "-e", "pk --save disk/keys").err())
                .endsWith("error: cannot write disk/keys" + reason);
    }

    @Test
    void shouldKeepTheKeysThatWereSavedBefore() throws Exception {
        assertThat(run("-e", "pk test.t id", "-e", "pk --save disk/keys").code())
                .isZero();
        byte[] before = Files.readAllBytes(disk.seen("keys"));
        occupy(4_000_000);

        Program.Outcome full = run("-e", "pk test.t id", "-e", "pk --save disk/keys --overwrite-file");

        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("error: cannot write disk/keys: No space left on device\nhint: Make room");
        assertThat(names("")).containsExactly("fill", "keys");
        assertThat(Files.readAllBytes(disk.seen("keys"))).isEqualTo(before);
    }

    @Test
    void shouldRejectWholeDocumentsOnly() throws Exception {
        Files.writeString(directory.resolve("bad.ndjson"), documents("no", DOCUMENTS));
        String[] load = {
            "import",
            "-f",
            "bad.ndjson",
            "--table",
            "test.bad",
            "--rejects",
            "disk/rejects",
            "--max-errors",
            "100%",
            "--yes"
        };

        Program.Outcome full = run(load);

        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err())
                .contains(
                        "test.bad failed: cannot write disk/rejects/test.bad.rejected.ndjson: No space left on device");
        List<String> first = Files.readAllLines(disk.seen("rejects/test.bad.rejected.ndjson"));
        assertThat(Files.readAllLines(disk.seen("rejects/test.bad.reasons.ndjson")))
                .hasSameSizeAs(first);

        disk.resize(30);
        Program.Outcome resumed =
                run(Stream.concat(Stream.of(load), Stream.of("--resume")).toArray(String[]::new));

        assertThat(resumed.code()).as(resumed.err()).isEqualTo(3);
        assertThat(resumed.err()).contains("rejected 4000");
        List<String> all = new ArrayList<>(first);
        all.addAll(Files.readAllLines(disk.seen("rejects/test.bad-2.rejected.ndjson")));
        assertThat(all.stream().distinct().sorted())
                .isEqualTo(documents("no", DOCUMENTS).lines().sorted().toList());
    }

    @Test
    void shouldImportWithoutACheckpointWhereThereIsNoRoomForOne() throws Exception {
        execute("head -n 900 " + source + "/in/test/t.ndjson > disk/c.ndjson");
        occupy(4_000_000);

        Program.Outcome done = run("import", "-f", "disk/c.ndjson", "--table", "test.c", "--yes");

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.err())
                .contains("it is not kept how far this import has come: cannot write " + directory
                        + "/disk/.c.ndjson.rethinksh-import: No space left on device\n")
                .contains("900 rows imported");
        assertThat(names("")).containsExactly("c.ndjson", "fill");
    }

    @Test
    void shouldKeepTheCheckpointInTheWorkingDirectoryWhereTheSourceIsReadOnly() throws Exception {
        execute("head -n 2000 " + source + "/in/test/t.ndjson > disk/c.ndjson");
        disk.makeReadOnly();
        Path checkpoint = directory.resolve(".c.ndjson.rethinksh-import");
        String[] load = {"import", "-f", "disk/c.ndjson", "--table", "test.here", "--yes"};
        List<String> line = JavaProcess.line("-c", address());
        line.addAll(List.of(load));
        line.addAll(List.of("--rate", "1docs/s"));
        Process process = new ProcessBuilder(disk.command(directory, line))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        while (process.isAlive() && !Files.exists(checkpoint)) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        assertThat(checkpoint).as(Files.readString(directory.resolve("output"))).exists();

        Program.Outcome resumed =
                run(Stream.concat(Stream.of(load), Stream.of("--resume")).toArray(String[]::new));

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("2000 rows imported");
        assertThat(checkpoint).doesNotExist();
    }

    private List<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.list(disk.seen(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
