package io.github.rethinksh.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationWriterTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "peek-rows = 5            | peek-rows = 9",
                "'peek-rows' = 5          | 'peek-rows' = 9",
                "\"peek-rows\" = 5        | \"peek-rows\" = 9",
                "PEEK-ROWS = 5            | PEEK-ROWS = 9",
                "peek-rows=5 # few        | peek-rows=9 # few",
                "peek-rows = '5' # 'few'  | peek-rows = 9 # 'few'",
                "peek-rows = \"\\\"#\" # 1 | peek-rows = 9 # 1",
                "# peek-rows = 5          | `# peek-rows = 5\npeek-rows = 9\n`",
                "peek-rowsy = 5           | `peek-rowsy = 5\npeek-rows = 9\n`",
            })
    void shouldReplaceTheValueAlone(String before, String after) throws IOException {
        Path file = Files.writeString(directory.resolve("config.toml"), before + "\n[profiles.a]\n");

        new ConfigurationWriter(file).put(Setting.PEEK_ROWS, "9");

        assertThat(file).hasContent(after + "\n[profiles.a]\n");
    }

    @Test
    void shouldReplaceTheOneThatCounts() throws IOException {
        Path file = Files.writeString(directory.resolve("config.toml"), "format = 'json'\nFormat = 'table'\n");

        new ConfigurationWriter(file).put(Setting.FORMAT, "vertical");

        assertThat(file).hasContent("format = 'json'\nFormat = \"vertical\"\n");
    }

    @Test
    void shouldLeaveALinkInPlace() throws IOException {
        Path real = Files.writeString(
                Files.createDirectory(directory.resolve("dotfiles")).resolve("real.toml"), "timing = 'on'\n");
        Path home = Files.createSymbolicLink(directory.resolve("config"), real.getParent());
        Path link = Files.createSymbolicLink(home.resolve("config.toml"), real);

        new ConfigurationWriter(link).put(Setting.TIMING, "off");

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("timing = false\n");
    }

    @Test
    void shouldMakeDirectoriesForTheirOwnerAlone() throws IOException {
        Path file = directory.resolve("a/b/config.toml");

        new ConfigurationWriter(file).put(Setting.TIMING, "on");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (Path made : new Path[] {directory.resolve("a"), directory.resolve("a/b")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }
}
