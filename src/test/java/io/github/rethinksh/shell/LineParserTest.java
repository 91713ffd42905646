package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineParserTest {
    private final LineParser parser = new LineParser();

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("   ", List.of()),
                Arguments.of("# a comment", List.of()),
                Arguments.of("  # another", List.of()),
                Arguments.of("ls", List.of("ls")),
                Arguments.of("  ls  dbs ", List.of("ls", "dbs")),
                Arguments.of("export test.* #1", List.of("export", "test.*", "#1")),
                Arguments.of("get t.a \"two words\"", List.of("get", "t.a", "two words")),
                Arguments.of("get t.a 'it is \"so\"'", List.of("get", "t.a", "it is \"so\"")),
                Arguments.of("import C:\\dumps\\x", List.of("import", "C:\\dumps\\x")),
                Arguments.of("x=5 > y | z && !a", List.of("x=5", ">", "y", "|", "z", "&&", "!a")),
                Arguments.of("export --to=\"my dir\"", List.of("export", "--to=\"my dir\"")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void cuts_a_line_into_words(String line, List<String> words) {
        assertThat(parser.words(line)).isEqualTo(words);
    }

    @Test
    void refuses_a_quote_that_is_not_closed() {
        assertThatThrownBy(() -> parser.words("get t.a \"two words"))
                .isInstanceOfSatisfying(
                        ShellException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage("a quote is not closed");
    }
}
