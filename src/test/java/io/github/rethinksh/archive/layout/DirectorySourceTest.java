package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadJsonNdjsonAndJsonLines() throws IOException {
        write("a/one.info", Exports.INFO);
        write("a/one.json", "[\n{\"id\":1}\n]\n");
        write("a/two.info", Exports.INFO);
        write("a/two.ndjson", "{\"id\":2}");
        write("a/three.info", Exports.INFO);
        write("a/three.jsonl", "{\"id\":3}\n");

        try (ArchiveSource source = Archives.open(directory)) {
            assertThat(Exports.names(source)).containsExactly("a.one", "a.three", "a.two");
            assertThat(Exports.documents(source, "a.one")).containsExactly("{\"id\":1}");
            assertThat(Exports.documents(source, "a.two")).containsExactly("{\"id\":2}");
            assertThat(Exports.documents(source, "a.three")).containsExactly("{\"id\":3}");
            assertThat(Exports.table(source, "a.three").format()).isEqualTo(DocumentFormat.NDJSON);
            assertThat(source.notes()).isEmpty();
        }
    }

    @Test
    void shouldKeepEmptyDatabases() throws IOException {
        write("a/one.info", Exports.INFO);
        write("a/one.json", "[\n]\n");
        Files.createDirectory(directory.resolve("b"));

        try (ArchiveSource source = Archives.open(directory)) {
            assertThat(source.databases()).containsExactly("a", "b");
            assertThat(Exports.documents(source, "a.one")).isEmpty();
        }
    }

    @Test
    void shouldNoteWhatIsLeftOut() throws IOException {
        write("a/alone.info", Exports.INFO);
        write("a/bare.json", "[\n]\n");
        write("a/cells.csv", "id\n1\n");
        write("a/cells.info", Exports.INFO);
        write("a/half.json.part", "[\n");
        write("a/no good.json", "[\n]\n");
        write("not-a.database/t.json", "[\n]\n");
        write("README.txt", "hello");

        try (ArchiveSource source = Archives.open(directory)) {
            assertThat(Exports.names(source)).containsExactly("a.bare", "a.cells");
            assertThat(Exports.table(source, "a.bare").definition().key()).isEmpty();
            assertThat(source.databases()).containsExactly("a");
            assertThat(source.notes())
                    .containsExactly(
                            "README.txt is left out: it belongs to no database",
                            "a/half.json.part is left out: it is no file of an official export",
                            "a/no good.json is left out: 'no good' cannot be the name of a table",
                            "not-a.database is left out: 'not-a.database' cannot be the name of a database",
                            "a/bare.json has no .info file beside it: the primary key, indexes and write hook of"
                                    + " a.bare are not known",
                            "a.alone is left out: it has an .info file but no data");
        }
    }

    @Test
    void shouldRefuseTwoDataFilesForOneTable() throws IOException {
        write("a/one.info", Exports.INFO);
        write("a/one.json", "[\n]\n");
        write("a/one.ndjson", "");

        assertThatThrownBy(() -> Archives.open(directory))
                .isInstanceOf(ShellException.class)
                .hasMessage("a.one is there twice: a/one.json and a/one.ndjson");
    }

    @Test
    void shouldRefuseDataWithoutAnyTextWhenItIsRead() throws IOException {
        write("a/one.info", Exports.INFO);
        write("a/one.json", "");

        try (ArchiveSource source = Archives.open(directory);
                DocumentReader reader = source.open(source.tables().get(0))) {
            assertThatThrownBy(() -> reader.next(100, 100))
                    .hasMessage("a/one.json, line 1, byte 0: expected '[' or '{' but the data ends");
        }
    }

    @Test
    void shouldNameABrokenInfoFile() throws IOException {
        write("a/one.info", "{\"primary_key\": 7}");
        write("a/one.json", "[\n]\n");

        assertThatThrownBy(() -> Archives.open(directory))
                .isInstanceOf(ShellException.class)
                .hasMessage("a/one.info cannot be understood: primary_key is not a string");
    }

    @Test
    void shouldIgnoreHiddenNamesInAMigrationDirectory() throws IOException {
        write("a/users", "{\"id\":1}\n");
        write("a/.users.swp", "noise");
        write(".git/config", "noise");
        Files.createDirectory(directory.resolve("empty"));

        try (ArchiveSource source = Archives.open(directory)) {
            assertThat(source.layout()).isEqualTo(Layout.MIGRATION);
            assertThat(source.databases()).containsExactly("a", "empty");
            assertThat(Exports.documents(source, "a.users")).containsExactly("{\"id\":1}");
        }
    }

    @Test
    void shouldNotTakeAnyDirectoryOfDirectoriesForAnExport() throws IOException {
        write("bin/tool", "#!/bin/sh\n");
        write("etc/passwords", "root\n");

        assertUnknown("there is no export in this directory");
    }

    @Test
    void shouldNotTakeATreeWithJsonInItForAnExport() throws IOException {
        write("alice/user.json", "{}");
        write("alice/lamp/device.json", "{}");

        assertUnknown("there is no export in this directory");
    }

    @Test
    void shouldReadDataWithoutAnyInfo() throws IOException {
        write("a/one.json", "[{\"id\":1}]");

        try (ArchiveSource source = Archives.open(directory)) {
            assertThat(source.layout()).isEqualTo(Layout.OFFICIAL);
            assertThat(Exports.documents(source, "a.one")).containsExactly("{\"id\":1}");
        }
    }

    @Test
    void shouldNotTakeAnEmptyDirectoryForAnExport() {
        assertUnknown("there is no export in this directory");
    }

    @Test
    void shouldSayThatNothingIsThere() {
        ShellException unknown =
                catchThrowableOfType(ShellException.class, () -> Archives.open(directory.resolve("nowhere")));

        assertThat(unknown).hasMessageEndingWith("nowhere: there is no such file or directory");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private void assertUnknown(String message) {
        ShellException unknown = catchThrowableOfType(ShellException.class, () -> Archives.open(directory));

        assertThat(unknown).hasMessage(directory + ": " + message);
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.hint().orElseThrow()).contains("rethinkdb export", "rethinkdb dump", "2013");
    }

    private void write(String file, String content) throws IOException {
        Exports.write(directory.resolve(file), content);
    }
}
