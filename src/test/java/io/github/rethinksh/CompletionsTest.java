package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;

/** The completion script is what the commands are: it is generated, and kept so that nobody has to. */
class CompletionsTest {
    private static final Path SCRIPT = Path.of("completions/rethinksh.bash");

    @TempDir
    private Path directory;

    @Test
    void shouldHoldTheCommandsAsTheyAre() throws IOException {
        Rethinksh program = new Rethinksh(ProgramRun.surroundings(directory, Map.of(), ""));
        String generated = AutoComplete.bash("rethinksh", program.commandLine());
        if (Boolean.getBoolean("completions.write")) {
            Files.createDirectories(SCRIPT.getParent());
            Files.writeString(SCRIPT, generated);
        }

        assertThat(SCRIPT)
                .as("to write it anew: mvn test -Dtest=CompletionsTest -Dcompletions.write=true")
                .hasContent(generated);
    }
}
