package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.ShellException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpStreamTest {
    private static final String ONE = "[\n{\"id\":1}\n]\n";

    @TempDir
    private Path temporary;

    @Test
    void shouldHandOutEachTableWhereItsDataStands() throws IOException {
        byte[] tar = new TarFile()
                .directory("top/empty")
                .table("top/a/t", ONE)
                .table("./top/a/u", "[\n]\n")
                .plain();

        try (ArchiveStream stream = stream(TarFile.gzip(tar))) {
            ArchiveSource first = stream.next(table -> true).orElseThrow();
            SourceTable table = first.tables().get(0);
            assertThat(table.name()).hasToString("a.t");
            assertThat(table.definition().primaryKey()).isEqualTo("id");
            assertThat(Exports.documents(first, "a.t")).containsExactly("{\"id\":1}");
            assertThatThrownBy(() -> first.open(table)).hasMessageEndingWith("what comes from a pipe can be read once");
            // Nobody has to read a table.
            assertThat(stream.next(any -> true).orElseThrow().tables().get(0).name())
                    .hasToString("a.u");
            assertThat(stream.next(any -> true)).isEmpty();
            assertThat(stream.databases()).containsExactly("empty", "a");
            assertThat(stream.notes()).isEmpty();
        }
    }

    @Test
    void shouldKeepDataUntilItsInfoComes() throws IOException {
        byte[] tar = new TarFile()
                .file("top/a/t.json", ONE)
                .table("top/a/u", ONE)
                .file("top/a/t.info", Exports.INFO)
                .plain();

        try (ArchiveStream stream = stream(tar)) {
            assertThat(all(stream)).containsExactly("a.u [{\"id\":1}]", "a.t [{\"id\":1}]");
            assertThat(stream.notes()).isEmpty();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void shouldHandOutDataWithoutInfoAtTheEnd() throws IOException {
        byte[] tar =
                new TarFile().file("top/a/t.json", ONE).table("top/a/u", ONE).plain();

        try (ArchiveStream stream = stream(tar)) {
            assertThat(all(stream)).containsExactly("a.u [{\"id\":1}]", "a.t [{\"id\":1}]");
            assertThat(stream.notes())
                    .containsExactly("a/t.json has no .info file beside it: the primary key, indexes and write hook of"
                            + " a.t are not known");
        }
    }

    @Test
    void shouldSkipWhatIsNotWanted() throws IOException {
        byte[] tar = new TarFile()
                .file("top/a/t.json", ONE)
                .table("top/a/u", ONE)
                .table("top/b/v", ONE)
                .plain();

        try (ArchiveStream stream = stream(tar)) {
            ArchiveSource only =
                    stream.next(table -> table.database().equals("b")).orElseThrow();
            assertThat(Exports.documents(only, "b.v")).hasSize(1);
            assertThat(stream.next(table -> table.database().equals("b"))).isEmpty();
            assertThat(stream.tables()).map(Object::toString).containsExactly("a.t", "a.u", "b.v");
        }
    }

    @Test
    void shouldReadATableThatWaitsMoreThanOnce() throws IOException {
        byte[] tar = new TarFile().file("top/a/t.json", ONE).plain();

        try (ArchiveStream stream = stream(tar)) {
            ArchiveSource table = stream.next(any -> true).orElseThrow();
            assertThat(Exports.documents(table, "a.t")).containsExactly("{\"id\":1}");
            assertThat(Exports.documents(table, "a.t")).containsExactly("{\"id\":1}");
        }
    }

    @Test
    void shouldRefuseWhatWouldLoseData() throws IOException {
        assertRefused(new TarFile().table("top/a/t", ONE).file("top/a/t.json", ONE), "a.t is there twice");
        assertRefused(new TarFile().table("top/a/t", ONE).file("top/a/t.info", Exports.INFO), "a.t is there twice");
        assertRefused(new TarFile().file("top/../../t.json", ONE), "does not lie where a dump has it");
        assertRefused(new TarFile().file("/../a/t.json", ONE), "does not lie where a dump has it");
        assertRefused(new TarFile().symbolicLink("top/a/t.json", "/etc/passwd"), "is not a plain file");
        assertRefused(new TarFile().table("top/a/t", ""), "has no content at all");
        assertRefused(new TarFile().table("top/a/t", ONE).table("peak/a/u", ONE), "there are two dumps in one");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldRefuseOneThatIsCutOffInATable() throws IOException {
        byte[] tar = new TarFile()
                .table("top/a/t", "[\n" + "{\"id\":1},\n".repeat(500))
                .plain();

        try (ArchiveStream stream = stream(Arrays.copyOf(tar, 4_000))) {
            ArchiveSource table = stream.next(any -> true).orElseThrow();
            assertThatThrownBy(() -> Exports.documents(table, "a.t")).isInstanceOf(ShellException.class);
            assertThatThrownBy(() -> stream.next(any -> true)).isInstanceOf(ShellException.class);
        }
    }

    @Test
    void shouldRefuseMoreEntriesThanAreAllowed() throws IOException {
        TarFile tar = new TarFile();
        for (int i = 0; i < 10; i++) {
            tar.directory("top/d" + i);
        }

        assertThatThrownBy(() -> all(stream(tar.plain(), new ReadLimits(9, 500))))
                .hasMessageContaining("it has more than 9 entries");
    }

    @Test
    void shouldRefuseContentThatIsOutOfProportion() throws IOException {
        byte[] bomb = TarFile.gzip(new TarFile()
                .table("top/a/t", "[\n" + " ".repeat(40_000_000) + "\n]\n")
                .plain());

        assertThatThrownBy(() -> all(stream(bomb))).hasMessageContaining("more than 500 times as long as itself");
        assertThat(all(stream(bomb, new ReadLimits(10, 2_000)))).containsExactly("a.t []");
    }

    @Test
    void shouldRefuseHeadersThatFillTheMemory() throws IOException {
        byte[] tar = new TarFile()
                .commented("top/a/t.json", ONE, "c".repeat(2_000_000))
                .plain();

        assertThatThrownBy(() -> all(stream(tar)))
                .hasMessageContaining("an extended header of it is longer than any can be");
    }

    @Test
    void shouldFindAChecksumThatDoesNotFit() throws IOException {
        byte[] tar = new TarFile()
                .file("top/a/t.info", Exports.INFO)
                .commented("top/a/t.json", ONE, "sha256:" + "0".repeat(64))
                .plain();

        try (ArchiveStream stream = stream(tar)) {
            ArchiveSource table = stream.next(any -> true).orElseThrow();
            assertThatThrownBy(() -> Exports.documents(table, "a.t"))
                    .hasMessageContaining("the entry top/a/t.json is damaged: its checksum is another one");
        }
    }

    private void assertRefused(TarFile tar, String message) throws IOException {
        byte[] archive = TarFile.gzip(tar.plain());
        assertThatThrownBy(() -> all(stream(archive)))
                .isInstanceOf(ShellException.class)
                .hasMessageContaining(message);
    }

    private ArchiveStream stream(byte[] archive) {
        return stream(archive, ReadLimits.USUAL);
    }

    private ArchiveStream stream(byte[] archive, ReadLimits limits) {
        return Archives.stream(new ByteArrayInputStream(archive), "pipe", temporary, limits);
    }

    /** All tables with their documents; closes the stream. */
    private static List<String> all(ArchiveStream source) {
        List<String> all = new ArrayList<>();
        try (source) {
            Optional<ArchiveSource> table = source.next(any -> true);
            while (table.isPresent()) {
                String name = table.get().tables().get(0).name().toString();
                all.add(name + " " + Exports.documents(table.get(), name));
                table = source.next(any -> true);
            }
            source.notes();
            return all;
        }
    }
}
