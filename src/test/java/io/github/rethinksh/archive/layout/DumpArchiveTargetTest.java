package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.block.GzipBlocks;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpArchiveTargetTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:15:30Z");
    private static final Manifest MANIFEST = Manifest.start("rethinksh 1.0", "2.4.4", TIME);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"d.tar.gz", "d.tgz", "d", "d.tar", "d.tar.zst", "d.tzst", "d.tar.xz", "d.txz"})
    void shouldReadWhatIsWritten(String name) {
        Path file = directory.resolve(name);
        Manifest manifest = dump(file);

        try (ArchiveSource source = Archives.open(file)) {
            assertThat(source.databases()).containsExactly("empty", "shop");
            assertThat(Exports.documents(source, "shop.orders")).containsExactly("{\"id\":1}", "{\"id\":2}");
            assertThat(Exports.documents(source, "shop.none")).isEmpty();
            assertThat(Exports.table(source, "shop.orders").definition()).isEqualTo(definition("shop.orders"));
            assertThat(Exports.table(source, "shop.orders").rows()).isEqualTo(2);
            assertThat(source.manifest()).contains(manifest);
            assertThat(source.notes()).isEmpty();
        }
    }

    @Test
    void shouldLieAsTheOfficialDumpDoesWithTheManifestLast() throws IOException {
        dump(directory.resolve("d.tar.gz"));

        List<String> entries = new ArrayList<>();
        try (TarStream tar = TarStream.open(directory.resolve("d.tar.gz"), ReadLimits.USUAL)) {
            for (TarArchiveEntry entry = tar.next(); entry != null; entry = tar.next()) {
                entries.add(entry.getName() + " " + entry.getSize() + " " + Integer.toOctalString(entry.getMode())
                        + entry.getUserName());
            }
            tar.checkPadding();
        }
        assertThat(entries)
                .startsWith(
                        "top/empty/ 0 40700",
                        "top/shop/ 0 40700",
                        "top/shop/orders.info 37 100600",
                        "top/shop/orders.json 23 100600",
                        "top/shop/none.info 37 100600",
                        "top/shop/none.json 4 100600")
                .hasSize(7);
        assertThat(entries.get(6)).startsWith("top/rethinksh.manifest ");
    }

    @Test
    void shouldSayWhatWasWritten() {
        try (DumpArchiveTarget target = target(directory.resolve("d.tar.gz"))) {
            assertThat(write(target, "shop.orders", "{\"id\":1}", "{\"id\":2}"))
                    .isEqualTo(new WrittenTable(
                            new TableName("shop", "orders"),
                            "id",
                            "shop/orders.json",
                            2,
                            23,
                            "e6a4b06883c8a8986f3891bdc0a298a51fa5c3db65ebc1da3e96fea0640bc24c"));
        }
    }

    @Test
    void shouldTakeSeveralLargeTablesAtOnce() throws Exception {
        Path file = directory.resolve("d.tar.gz");
        List<String> names = List.of("a.t1", "a.t2", "b.t3");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (DumpArchiveTarget target = target(file)) {
            List<Future<WrittenTable>> tables = names.stream()
                    .map(name -> threads.submit(() -> write(target, name, large(name))))
                    .toList();
            Manifest manifest = MANIFEST;
            for (Future<WrittenTable> table : tables) {
                manifest = manifest.with(table.get());
            }
            target.save(manifest.finishedAt(TIME));
            target.complete();
        } finally {
            threads.shutdown();
        }

        try (ArchiveSource source = Archives.open(file)) {
            assertThat(Exports.names(source)).containsExactlyInAnyOrderElementsOf(names);
            for (String name : names) {
                assertThat(Exports.documents(source, name)).containsExactly(large(name));
            }
        }
        assertThat(files()).containsExactly("d.tar.gz");
    }

    @Test
    void shouldWriteToAStream() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DumpOptions options = new DumpOptions("top", new GzipBlocks(6), directory, TIME);
        try (DumpArchiveTarget target = DumpArchiveTarget.toStream(out, options)) {
            target.save(MANIFEST.with(write(target, "a.t", large("x"))).finishedAt(TIME));
            target.complete();
        }

        assertThat(files()).isEmpty();
        Path file = Files.write(directory.resolve("d"), out.toByteArray());
        try (ArchiveSource source = Archives.open(file)) {
            assertThat(Exports.documents(source, "a.t")).containsExactly(large("x"));
        }
    }

    @Test
    void shouldHaveItsNameWhenItIsComplete() throws IOException {
        try (DumpArchiveTarget target = target(directory.resolve("d.tar.gz"))) {
            target.save(MANIFEST.with(write(target, "a.t", "{\"id\":1}")).finishedAt(TIME));
            assertThat(files()).containsExactly("d.tar.gz.part");
            target.complete();
            assertThat(files()).containsExactly("d.tar.gz");
        }
        assertThat(files()).containsExactly("d.tar.gz");
    }

    @Test
    void shouldLeaveNothingOfAnArchiveThatIsNotComplete() throws IOException {
        try (DumpArchiveTarget target = target(directory.resolve("d.tar.gz"))) {
            target.save(MANIFEST.asking(List.of(new TableName("a", "t"))));
            TableSink sink = target.begin(definition("a.t"));
            sink.write(DocumentBatch.of(large("x")));
            sink.close();
            assertThatThrownBy(target::complete).isInstanceOf(IllegalStateException.class);
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void shouldReplaceAFileOnlyWhereThatIsWanted() throws IOException {
        Path file = directory.resolve("d.tar.gz");
        Files.writeString(file, "before");

        assertThatThrownBy(() -> target(file))
                .hasMessage(file + " is there already")
                .extracting(e -> ((ShellException) e).exitCode())
                .isEqualTo(ExitCode.USAGE);
        try (DumpArchiveTarget target = DumpArchiveTarget.toFile(file, true, options(file))) {
            assertThat(file).hasContent("before");
            target.save(MANIFEST.with(write(target, "a.t", "{\"id\":1}")).finishedAt(TIME));
            target.complete();
        }
        assertThat(Exports.names(Archives.open(file))).containsExactly("a.t");
        assertThatThrownBy(() -> DumpArchiveTarget.toFile(directory, true, options(directory)))
                .hasMessage(directory + " is there already");
    }

    @Test
    void shouldBeForItsOwnerOnly() throws IOException {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        dump(directory.resolve("d.tar.gz"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("d.tar.gz"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseNamesThatLeadElsewhere() {
        try (DumpArchiveTarget target = target(directory.resolve("d.tar.gz"))) {
            assertThatThrownBy(() -> target.database("../other")).isInstanceOf(ShellException.class);
            assertThatThrownBy(() -> target.begin(TableDefinition.plain(new TableName("a", "../b"), "id")))
                    .isInstanceOf(ShellException.class);
        }
    }

    @Test
    void shouldWriteLengthsAndNamesOfAnySize() throws IOException {
        String name = "top/" + "d".repeat(127) + "/" + "t".repeat(127) + ".json";
        byte[] header = new TarHeaders(TIME).file(name, 10_000_000_000L, null);
        Files.write(directory.resolve("d"), header);

        try (TarStream tar = TarStream.open(directory.resolve("d"), ReadLimits.USUAL)) {
            TarArchiveEntry entry = tar.next();
            assertThat(entry.getName()).isEqualTo(name);
            assertThat(entry.getSize()).isEqualTo(10_000_000_000L);
        }
        assertThat(new TarHeaders(TIME).file("top/a/t.json", 1, null)).hasSize(512);
    }

    @Test
    void shouldSayWhichCompressionCannotBeWritten() {
        assertThatThrownBy(() -> DumpNames.format("d.tar.bz2", null)).hasMessage("bzip2 is read but not written");
        assertThatThrownBy(() -> DumpNames.format("d.tar.gz", 10))
                .hasMessage("there is no level 10 in this compression");
        assertThatThrownBy(() -> DumpNames.format("d.tar", 1))
                .hasMessage("a .tar file is not compressed, so there is no level");
    }

    private static DumpOptions options(Path file) {
        return new DumpOptions("top", DumpNames.format(file.toString(), null), file.getParent(), TIME);
    }

    private static DumpArchiveTarget target(Path file) {
        return DumpArchiveTarget.toFile(file, false, options(file));
    }

    private static Manifest dump(Path file) {
        try (DumpArchiveTarget target = target(file)) {
            target.database("empty");
            target.database("shop");
            Manifest manifest = MANIFEST.with(write(target, "shop.orders", "{\"id\":1}", "{\"id\":2}"))
                    .with(write(target, "shop.none"))
                    .finishedAt(TIME);
            target.save(manifest);
            assertThat(target.complete()).isEqualTo(Directory.size(file));
            return manifest;
        }
    }

    private static WrittenTable write(DumpArchiveTarget target, String name, String... documents) {
        try (TableSink sink = target.begin(definition(name))) {
            if (documents.length > 0) {
                sink.write(DocumentBatch.of(documents));
            }
            return sink.finish();
        }
    }

    private static TableDefinition definition(String name) {
        return new TableDefinition(
                TableName.parse(name).orElseThrow(),
                "id",
                List.of(),
                null,
                -1,
                "{\"primary_key\": \"id\", \"indexes\": []}");
    }

    /** Documents that are no fewer bytes when they are compressed than what is kept in memory. */
    private static String[] large(String seed) {
        return IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"id\":%d,\"v\":\"%s\"}".formatted(i, scrambled(seed, i)))
                .toArray(String[]::new);
    }

    private static String scrambled(String seed, int number) {
        long state = (seed + number).hashCode() * 0x9e3779b97f4a7c15L;
        return Long.toHexString(state * state) + Long.toHexString(state * 31 + number * 0x2545f4914f6cdd1dL);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
