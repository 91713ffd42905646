package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A selection of an export or archive that matches nothing: the next step is to look into that, not into the cluster. */
class ArchiveHintTest {
    private static final String DUMP = Path.of("src/test/resources/archive/official-dump.tar.gz")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path directory;

    private Program.Outcome run(String line) {
        return new Program(directory).with("--demo", "-e", line).run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import DUMP nosuch",
                "import DUMP --exclude nosuch",
                "restore DUMP -i nosuch",
                "verify DUMP nosuch",
                "verify DUMP nosuch --live",
                "pk --guess DUMP nosuch"
            })
    void shouldPointToWhatIsInIt(String line) {
        Program.Outcome outcome = run(line.replace("DUMP", DUMP));

        assertThat(outcome.err()).isEqualTo("""
                        error: no table matches nosuch
                        hint: See what there is with: inspect DUMP
                        """.replace("DUMP", DUMP));
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void shouldStillFindWhatWasMeant() {
        assertThat(run("verify " + DUMP + " shop.ordres").err()).endsWith("hint: did you mean 'shop.orders'?\n");
    }

    @Test
    void shouldPointToBothThatAreCompared() throws IOException {
        Path copy = Files.copy(Path.of(DUMP), directory.resolve("copy.tar.gz"));

        assertThat(run("diff " + DUMP + " copy.tar.gz nosuch").err())
                .endsWith("hint: See what there is with: inspect " + DUMP + ", inspect " + copy + "\n");
    }

    @Test
    void shouldNameWhatCameThroughAPipe() throws IOException {
        Program.Outcome outcome = new Program(directory)
                .with("--demo", "restore", "-", "-i", "nosuch")
                .piping(Files.readAllBytes(Path.of(DUMP)))
                .run();

        assertThat(outcome.err()).endsWith("""
                        error: no table matches nosuch
                        hint: There are: shop.customers, shop.events, shop.orders, test.foo, test.test and 2 more
                        """);
    }
}
