package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpArchiveSourceTest {
    private static final String ONE = "[\n{\"id\":1}\n]\n";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("dump");
    }

    @Test
    void shouldReadPlainGzipAndBzip2WhateverTheName() throws IOException {
        assertReadable(new TarFile().table("top/a/t", ONE).plain(file));
        assertReadable(new TarFile().table("top/a/t", ONE).gzip(file));
        assertReadable(new TarFile().table("top/a/t", ONE).bzip2(file));
    }

    @Test
    void shouldReadGzipOfSeveralMembers() throws IOException {
        byte[] tar = new TarFile().table("top/a/t", ONE).plain();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(TarFile.gzip(Arrays.copyOfRange(tar, 0, 700)));
        members.write(TarFile.gzip(Arrays.copyOfRange(tar, 700, tar.length)));
        Files.write(file, members.toByteArray());

        assertReadable(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./top/a/t", "/top/a/t", "top//a/./t"})
    void shouldReadNamesInAllTheirForms(String name) throws IOException {
        assertReadable(new TarFile().table(name, ONE).gzip(file));
    }

    @Test
    void shouldReadLongNames() throws IOException {
        String table = "t".repeat(200);
        new TarFile().table("top/a/" + table, ONE).gzip(file);

        try (ArchiveSource source = Archives.open(file)) {
            assertThat(Exports.documents(source, "a." + table)).containsExactly("{\"id\":1}");
        }
    }

    @Test
    void shouldReadDataThatComesBeforeItsInfo() throws IOException {
        new TarFile()
                .file("top/a/t.json", ONE)
                .file("top/a/u.ndjson", "{\"id\":2}")
                .file("top/a/u.info", Exports.INFO)
                .file("top/a/t.info", Exports.INFO)
                .gzip(file);

        try (ArchiveSource source = Archives.open(file)) {
            assertThat(Exports.names(source)).containsExactly("a.t", "a.u");
            assertThat(Exports.table(source, "a.t").definition().primaryKey()).isEqualTo("id");
            assertThat(Exports.documents(source, "a.u")).containsExactly("{\"id\":2}");
            assertThat(Exports.documents(source, "a.t")).containsExactly("{\"id\":1}");
        }
    }

    @Test
    void shouldKeepDatabasesThatAreDirectoriesOnly() throws IOException {
        new TarFile()
                .directory("top")
                .directory("top/a")
                .table("top/a/t", ONE)
                .directory("top/empty")
                .plain(file);

        try (ArchiveSource source = Archives.open(file)) {
            assertThat(source.databases()).containsExactly("a", "empty");
            assertThat(source.notes()).isEmpty();
        }
    }

    @Test
    void shouldReadItsManifest() throws IOException {
        Manifest manifest = Manifest.start("rethinksh 1.0", "2.4.4", Instant.EPOCH)
                .with(new WrittenTable(new TableName("a", "t"), "id", "a/t.json", 1, 13, "00"))
                .finishedAt(Instant.EPOCH);
        new TarFile()
                .table("top/a/t", ONE)
                .file("top/rethinksh.manifest", new String(ManifestFile.content(manifest), StandardCharsets.UTF_8))
                .file("top/README.txt", "hello")
                .plain(file);

        try (ArchiveSource source = Archives.open(file)) {
            assertThat(source.manifest()).contains(manifest);
            assertThat(source.tables().get(0).rows()).isEqualTo(1);
            assertThat(source.notes()).containsExactly("top/README.txt is left out: it is no file of a dump");
        }
    }

    @Test
    void shouldCloseTheReaderBefore() throws IOException {
        new TarFile().table("top/a/t", ONE).table("top/a/u", ONE).plain(file);

        try (ArchiveSource source = Archives.open(file);
                DocumentReader first = source.open(source.tables().get(0));
                DocumentReader second = source.open(source.tables().get(1))) {
            assertThatThrownBy(() -> first.next(100, 100))
                    .hasMessageContaining("another table of the archive was opened");
            assertThat(Exports.documents(second)).containsExactly("{\"id\":1}");
        }
    }

    @Test
    void shouldRefuseWhatWouldLoseData() throws IOException {
        assertRefused(
                new TarFile().table("top/a/t", ONE).table("top/a/t", ONE), "a.t is there twice: a/t.info and a/t.info");
        assertRefused(
                new TarFile().table("top/a/t", ONE).file("top/a/t.ndjson", ""),
                "a.t is there twice: a/t.json and a/t.ndjson");
        assertRefused(new TarFile().file("top/t.json", ONE), entry("top/t.json does not lie where"));
        assertRefused(new TarFile().file("top/a/b/t.info", Exports.INFO), entry("top/a/b/t.info does not lie where"));
        assertRefused(new TarFile().file("top/../t.json", ONE), entry("top/../t.json does not lie where"));
        assertRefused(
                new TarFile().table("top/a/t", ONE).table("peak/a/u", ONE),
                entry("peak/a/u.info does not lie under top"));
        assertRefused(
                new TarFile().file("top/a/t.info", Exports.INFO).file("top/a/t.json", ""),
                entry("top/a/t.json has no content at all"));
        assertRefused(
                new TarFile().file("top/a/t.info", Exports.INFO).symbolicLink("top/a/t.json", "/etc/hosts"),
                entry("top/a/t.json is not a plain file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x/../../y.json",
                "/etc/y.json",
                "../top/a/y.json",
                "y.json",
                "top/a/../y.json",
                "top/a/b/y.ndjson",
                "top/a/../../../y.info",
                "/../../y.csv"
            })
    void shouldRefuseDataThatDoesNotLieWhereADumpHasIt(String name) throws IOException {
        assertRefused(
                new TarFile().table("top/a/t", ONE).file(name, ONE),
                entry(name + " does not lie where a dump has it, in TOP/DATABASE/TABLE.json"));
    }

    @Test
    void shouldNoteEveryNameThatIsNone() throws IOException {
        new TarFile()
                .directory("top")
                .directory("top/bad.database")
                .directory("../out")
                .directory("top/a/deep")
                .file("top/a/bad name.json", ONE)
                .file("top/a/caf\u00e9.ndjson", "")
                .file("top/da.ta/t.json", ONE)
                .file("top/a/t.json.gz", ONE)
                .symbolicLink("top/b", "/etc")
                .table("top/a/t", ONE)
                .plain(file);

        try (ArchiveSource source = Archives.open(file)) {
            assertThat(Exports.names(source)).containsExactly("a.t");
            assertThat(source.databases()).containsExactly("a");
            assertThat(source.notes())
                    .containsExactly(
                            "top/bad.database/ is left out: 'bad.database' cannot be the name of a database",
                            "../out/ is left out: it is no directory of a dump",
                            "top/a/deep/ is left out: it is no directory of a dump",
                            "top/a/bad name.json is left out: 'bad name' cannot be the name of a table",
                            "top/a/caf\u00e9.ndjson is left out: 'caf\u00e9' cannot be the name of a table",
                            "top/da.ta/t.json is left out: 'da.ta' cannot be the name of a database",
                            "top/a/t.json.gz is left out: it is no file of a dump",
                            "top/b is left out: it is no file of a dump");
        }
    }

    @Test
    void shouldRefuseAPlainArchiveThatIsCutOffAnywhere() throws IOException {
        byte[] tar = new TarFile().table("top/a/t", ONE).table("top/a/u", ONE).plain();
        int endOfEntries = 8 * 512;

        for (int length = 512; length < endOfEntries + 512; length += 64) {
            Files.write(file, Arrays.copyOf(tar, length));
            assertThat(catchThrowable(() -> Archives.open(file)))
                    .as("length " + length)
                    .isInstanceOf(ShellException.class);
        }
        Files.write(file, Arrays.copyOf(tar, endOfEntries + 512));
        assertThat(Exports.names(Archives.open(file))).containsExactly("a.t", "a.u");
    }

    @Test
    void shouldRefuseACompressedArchiveThatIsCutOffAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(new TarFile().table("top/a/t", ONE).gzip(file));

        for (int length = 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(catchThrowable(() -> Archives.open(file)))
                    .as("length " + length)
                    .isInstanceOf(ShellException.class);
        }
    }

    @Test
    void shouldRefuseDataAfterTheEnd() throws IOException {
        byte[] tar = new TarFile().table("top/a/t", ONE).plain();
        byte[] twice = Arrays.copyOf(tar, 2 * tar.length);
        System.arraycopy(tar, 0, twice, tar.length, tar.length);
        Files.write(file, twice);

        assertThatThrownBy(() -> Archives.open(file))
                .hasMessageEndingWith("there is more data after the end of the archive");
    }

    @Test
    void shouldRefuseADamagedHeader() throws IOException {
        byte[] tar = new TarFile().table("top/a/t", ONE).table("top/a/u", ONE).plain();
        tar[4 * 512 + 4] = 'b';
        Files.write(file, tar);

        assertThatThrownBy(() -> Archives.open(file)).hasMessageContaining("is damaged");
    }

    @Test
    void shouldSayThatTheArchiveHasChanged() throws IOException {
        new TarFile().table("top/a/t", ONE).plain(file);
        try (ArchiveSource source = Archives.open(file)) {
            new TarFile().table("top/a/u", ONE).plain(file);

            assertThatThrownBy(() -> source.open(source.tables().get(0)))
                    .hasMessageEndingWith("the archive has changed since it was opened");
        }
    }

    @Test
    void shouldSayThatAFileIsNoDump() throws IOException {
        Files.writeString(file, "{\"id\":1}\n".repeat(100));

        assertThatThrownBy(() -> Archives.open(file))
                .hasMessage(file + ": this file is no dump archive")
                .extracting(e -> ((ShellException) e).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    private static String entry(String message) {
        return "the entry " + message;
    }

    private void assertRefused(TarFile tar, String message) throws IOException {
        tar.gzip(file);
        assertThatThrownBy(() -> Archives.open(file))
                .isInstanceOf(ShellException.class)
                .hasMessageContaining(message);
    }

    private static void assertReadable(Path file) {
        try (ArchiveSource source = Archives.open(file)) {
            assertThat(source.layout()).isEqualTo(Layout.DUMP);
            assertThat(source.notes()).isEmpty();
            assertThat(Exports.documents(source, "a.t")).containsExactly("{\"id\":1}");
        }
    }
}
