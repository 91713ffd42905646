package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

// The fields of the fake commands are there for the model that picocli makes of them.
@SuppressWarnings("UnusedVariable")
class ArgumentHintTest {
    private final ArgumentHint hint = new ArgumentHint(new CommandLine(new Root()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                   | ``",
                "exp                  | ``",
                "# export             | ``",
                "nonsense x           | ``",
                "export               | export PLACE [SELECTION...] [--to DIR] [--again]",
                "export test --t      | export PLACE [SELECTION...] [--to DIR] [--again]",
                "export test --to     | --to DIR  Into this directory.",
                "`export test --to `  | --to DIR  Into this directory.",
                "export test --to x   | --to DIR  Into this directory.",
                "export test --to=x   | --to DIR  Into this directory.",
                "`export test --to x `| export PLACE [SELECTION...] [--again]",
                "export x &           | export PLACE [SELECTION...] [--to DIR] [--again]",
                "export --to x &      | export PLACE [SELECTION...] [--again]",
                "&                    | ``",
                "export -t            | --to DIR  Into this directory.",
                "export -- --to       | export PLACE [SELECTION...] [--to DIR] [--again]",
                "export 'test         | export PLACE [SELECTION...] [--to DIR] [--again]",
            })
    void shouldTellWhatMayCome(String line, String expected) {
        assertThat(hint.apply(line)).isEqualTo(expected);
    }

    @Command(name = "rethinksh", subcommands = Export.class)
    private static final class Root {}

    @Command(name = "export", mixinStandardHelpOptions = true)
    private static final class Export {
        @Parameters(index = "0", paramLabel = "PLACE")
        private String place;

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "SELECTION")
        private List<String> selections;

        @Option(
                names = {"-t", "--to"},
                paramLabel = "DIR",
                description = "Into this directory.")
        private String to;

        @Option(names = "--again")
        private boolean again;

        @Option(names = "--secret", hidden = true)
        private boolean secret;
    }
}
