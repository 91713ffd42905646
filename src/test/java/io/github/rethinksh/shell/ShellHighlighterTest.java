package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.command.Suggestion;
import io.github.rethinksh.command.Suggestions;
import io.github.rethinksh.command.TypedSoFar;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

// The fields of the fake commands are there for the model that picocli makes of them.
@SuppressWarnings("UnusedVariable")
class ShellHighlighterTest {
    private final ShellHighlighter highlighter = new ShellHighlighter(new CommandLine(new Root()));

    /** Each letter by how it is shown: command, option, quoted, number, comment, red, plain. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` export foo --to \"my dir\" -q` | ` cccccc ... oooo qqqqqqqq oo`",
                "exp                             | ...",
                "exq                             | rrr",
                "exp 'half                       | rrr qqqqq",
                "export fo                       | cccccc ..",
                "export fx                       | cccccc rr",
                "`export fo `                    | `cccccc rr `",
                "export foo -n 12 -n=-1.5        | cccccc ... oo nn ooonnnn",
                "export --exclude fx foo         | cccccc ooooooooo rr ...",
                "export --exclude=fx foo         | cccccc oooooooooorr ...",
                "export --ex                     | cccccc oooo",
                "export --ex foo                 | cccccc rrrr ...",
                "export -z foo                   | cccccc rr ...",
                "export --how fa                 | cccccc ooooo ..",
                "export --how fast foo           | cccccc ooooo .... ...",
                "export --how so foo             | cccccc ooooo rr ...",
                "export -- -z                    | cccccc oo rr",
                "export foo &                    | cccccc ... .",
                "export foo & fx                 | cccccc ... r rr",
                "export foo '&'                  | cccccc ... rrr",
                "&                               | .",
                "export foo;                     | cccccc ....",
                "export fx;                      | cccccc rr.",
                "export;                         | cccccc.",
                "export 'foo';                   | cccccc qqqqq.",
                "`export foo; fx `               | `cccccc rrrr rr `",
                "again 2 export fx foo           | ccccc n cccccc rr ...",
                "again 2 exp                     | ccccc n ...",
                "`again 2 exp `                  | `ccccc n rrr `",
                "`again 2 again `                | `ccccc n rrrrr `",
                "`again 2 export --times 3 -z `  | `ccccc n cccccc ooooooo n rr `",
                "again 2 export foo --ti         | ccccc n cccccc ... oooo",
                "export --either foo,fx          | cccccc oooooooo rrrrrr",
                "export --either foo,f           | cccccc oooooooo .....",
                "`export --either foo,f `        | `cccccc oooooooo rrrrr `",
                "export --either fx,f            | cccccc oooooooo rrrr",
                "export 'fx' foo                 | cccccc rrrr ...",
                "` # ls -l`                      | `########`",
                "export foo # it's               | cccccc ...#######",
            })
    void shouldShowWhatAWordIs(String line, String expected) {
        assertThat(letters(line)).isEqualTo(expected);
    }

    @Test
    void shouldBeginAnewInEachPastedLine() {
        assertThat(letters("export foo\nexport fx \n# it's\nexport 'f\nx' "))
                .isEqualTo("cccccc ...\ncccccc rr#########cccccc rrrrr ");
    }

    @Test
    void shouldChangeNoLetter() {
        for (String line : new String[] {"", " ", "ls it's \"a\"b' \t-", "é漢\ud83d\ude00 'x", "export --to={ --"}) {
            assertThat(highlighter.highlight(null, line).toString()).isEqualTo(line);
        }
    }

    private String letters(String line) {
        AttributedString text = highlighter.highlight(null, line);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            letters.append(letter(text, i));
        }
        return letters.toString();
    }

    private static char letter(AttributedString text, int at) {
        var style = text.styleAt(at);
        if (style.equals(Style.COMMENT.attributes())) {
            return '#';
        }
        if (Character.isWhitespace(text.charAt(at)) && style.equals(Style.PLAIN.attributes())) {
            return text.charAt(at);
        }
        return style.equals(Style.KNOWN_COMMAND.attributes())
                ? 'c'
                : style.equals(Style.OPTION.attributes())
                        ? 'o'
                        : style.equals(Style.QUOTED.attributes())
                                ? 'q'
                                : style.equals(Style.NUMBER.attributes())
                                        ? 'n'
                                        : style.equals(Style.UNKNOWN_NAME.attributes()) ? 'r' : '.';
    }

    @Command(
            name = "rethinksh",
            subcommands = {Export.class, Again.class})
    private static final class Root {}

    @Command(name = "again")
    private static final class Again {
        @Parameters(index = "0")
        private int number;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND")
        private List<String> words;

        @Option(names = "--times")
        private Integer times;
    }

    @Command(name = "export")
    private static final class Export {
        @Parameters(completionCandidates = Tables.class)
        private List<String> tables;

        @Option(names = "--exclude", completionCandidates = Tables.class)
        private List<String> excluded;

        @Option(names = "--either", split = ",", completionCandidates = Tables.class)
        private List<String> either;

        @Option(names = "--to")
        private String to;

        @Option(names = "-n")
        private List<String> numbers;

        @Option(names = "-q")
        private boolean quiet;

        @Option(names = "--how")
        private How how;

        private enum How {
            FAST
        }
    }

    private static final class Tables implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return List.of(new Suggestion("foo", null));
        }

        @Override
        public boolean refuse(TypedSoFar typed, boolean typing) {
            return !typed.value().equals("foo") && !(typing && "foo".startsWith(typed.value()));
        }
    }
}
