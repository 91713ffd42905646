package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion scripts are what the commands are: they are generated, and kept so that nobody has to. */
class CompletionsTest {
    private static final Path SCRIPTS = Path.of("completions");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"bash, rethinksh.bash", "zsh, _rethinksh", "fish, rethinksh.fish"})
    void shouldHoldTheCommandsAsTheyAre(String shell, String name) throws IOException {
        Program.Outcome generated =
                new Program(directory).with("generate", shell).run();
        assertThat(generated.err()).isEmpty();
        Path script = SCRIPTS.resolve(name);
        if (Boolean.getBoolean("completions.write")) {
            Files.writeString(script, generated.out());
        }

        assertThat(script)
                .as("to write it anew: mvn test -Dtest=CompletionsTest -Dcompletions.write=true")
                .hasContent(generated.out());
    }
}
