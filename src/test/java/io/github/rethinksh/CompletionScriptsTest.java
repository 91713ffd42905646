package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion scripts in the shells that they are for. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CompletionScriptsTest {
    private static final Path SCRIPTS = Path.of("completions").toAbsolutePath();
    private static final Path CAPTURES =
            Path.of("src/test/resources/completions").toAbsolutePath();

    @TempDir
    private Path directory;

    @BeforeEach
    void putFilesThere() throws IOException {
        Files.createDirectory(directory.resolve("backups"));
        Files.createFile(directory.resolve("bare.csv"));
    }

    @Test
    void shouldCompleteInBash() throws Exception {
        assertThat(captured(
                        List.of("bash", "--norc", "--noprofile", CAPTURES.resolve("capture.bash") + ""),
                        SCRIPTS.resolve("rethinksh.bash"),
                        "rethinksh export --format = n",
                        "rethinksh -c db1 : 28015 exp",
                        "rethinksh import --rename a = b --conf"))
                .isEqualTo("""
                        rethinksh e => export
                        rethinksh --de => --debug --demo
                        rethinksh export --f => --format --fields
                        rethinksh export -q --read-mode  => single majority outdated
                        rethinksh import --format  => json ndjson csv
                        rethinksh --format  => auto table vertical json
                        rethinksh restore x --conflict re => replace
                        rethinksh ls i => indexes
                        rethinksh help exi => exit-codes
                        rethinksh generate  => bash zsh fish man
                        rethinksh watch 2 st => status
                        rethinksh verify ba => backups bare.csv
                        rethinksh export shop --to ba => backups
                        rethinksh import -f ba => backups bare.csv
                        rethinksh get ba =>\s
                        rethinksh export --tls- => --tls-cert
                        rethinksh -e ins => inspect
                        rethinksh export --format = n => ndjson
                        rethinksh -c db1 : 28015 exp => export
                        rethinksh import --rename a = b --conf => --conflict
                        """);
    }

    @Test
    void shouldCompleteInZsh() throws Exception {
        assertThat(captured(
                        List.of("zsh", "-f", CAPTURES.resolve("capture.zsh") + ""),
                        SCRIPTS,
                        "rethinksh export --format=n",
                        "rethinksh -c db1:28015 exp"))
                .isEqualTo("""
                        rethinksh e => export
                        rethinksh --de => --debug --demo
                        rethinksh export --f => --format --fields
                        rethinksh export -q --read-mode  => single majority outdated
                        rethinksh import --format  => json ndjson csv
                        rethinksh --format  => auto table vertical json
                        rethinksh restore x --conflict re => replace
                        rethinksh ls i => indexes
                        rethinksh help exi => exit-codes
                        rethinksh generate  => bash zsh fish man
                        rethinksh watch 2 st => status
                        rethinksh verify ba => backups bare.csv
                        rethinksh export shop --to ba => backups
                        rethinksh import -f ba => backups bare.csv
                        rethinksh get ba =>\s
                        rethinksh export --tls- => --tls-cert
                        rethinksh -e ins => inspect
                        rethinksh export --format=n => ndjson
                        rethinksh -c db1:28015 exp => export
                        """);
    }

    @Test
    void shouldCompleteInFish() throws Exception {
        assertThat(captured(
                        List.of("fish", "--no-config", CAPTURES.resolve("capture.fish") + ""),
                        SCRIPTS.resolve("rethinksh.fish"),
                        "rethinksh export --format=n",
                        "rethinksh -c db1:28015 exp"))
                .isEqualTo("""
                        rethinksh e => export
                        rethinksh --de => --debug --demo
                        rethinksh export --f => --fields --format
                        rethinksh export -q --read-mode  => majority outdated single
                        rethinksh import --format  => csv json ndjson
                        rethinksh --format  => auto json table vertical
                        rethinksh restore x --conflict re => replace
                        rethinksh ls i => indexes
                        rethinksh help exi => exit-codes
                        rethinksh generate  => bash fish man zsh
                        rethinksh watch 2 st => status
                        rethinksh verify ba => backups/ bare.csv
                        rethinksh export shop --to ba => backups/
                        rethinksh import -f ba => backups/ bare.csv
                        rethinksh get ba =>\s
                        rethinksh export --tls- => --tls-cert
                        rethinksh -e ins => inspect
                        rethinksh export --format=n => --format=ndjson
                        rethinksh -c db1:28015 exp => export
                        """);
    }

    private String captured(List<String> shell, Path script, String... more) throws Exception {
        List<String> command = new ArrayList<>(shell);
        command.add(script.toString());
        command.addAll(List.of(
                "rethinksh e",
                "rethinksh --de",
                "rethinksh export --f",
                "rethinksh export -q --read-mode ",
                "rethinksh import --format ",
                "rethinksh --format ",
                "rethinksh restore x --conflict re",
                "rethinksh ls i",
                "rethinksh help exi",
                "rethinksh generate ",
                "rethinksh watch 2 st",
                "rethinksh verify ba",
                "rethinksh export shop --to ba",
                "rethinksh import -f ba",
                "rethinksh get ba",
                "rethinksh export --tls-",
                "rethinksh -e ins"));
        command.addAll(List.of(more));
        return ToolRun.output(directory, command);
    }

    @ParameterizedTest
    @CsvSource({
        "shellcheck, , rethinksh.bash",
        "bash, -n, rethinksh.bash",
        "zsh, -n, _rethinksh",
        "fish, -n, rethinksh.fish"
    })
    void shouldHaveNothingToComplainOf(String checker, String option, String name) throws Exception {
        List<String> command = new ArrayList<>(List.of(checker));
        if (option != null) {
            command.add(option);
        }
        command.add(SCRIPTS.resolve(name).toString());

        assertThat(ToolRun.output(directory, command)).isEmpty();
    }
}
