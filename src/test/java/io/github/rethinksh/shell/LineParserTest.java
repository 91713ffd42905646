package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.nio.file.Path;
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
                Arguments.of("export test.* #1", List.of("export", "test.*")),
                Arguments.of("ls dbs # it's \"all [of", List.of("ls", "dbs")),
                Arguments.of("get t.a '#1' b#2 [\"x\", # 3]", List.of("get", "t.a", "#1", "b#2", "[\"x\", # 3]")),
                Arguments.of("say 'a # b'#c #d\n#e\n f", List.of("say", "a # b", "#c", "f")),
                Arguments.of("get t.a \"two words\"", List.of("get", "t.a", "two words")),
                Arguments.of("get t.a 'it is \"so\"'", List.of("get", "t.a", "it is \"so\"")),
                Arguments.of("import C:\\dumps\\x", List.of("import", "C:\\dumps\\x")),
                Arguments.of("x=5 > y | z && !a", List.of("x=5", ">", "y", "|", "z", "&&", "!a")),
                Arguments.of("export --to=\"my dir\"", List.of("export", "--to=my dir")),
                Arguments.of("export --to='my \"dir\"'", List.of("export", "--to=my \"dir\"")),
                Arguments.of("import -f\"a b\"", List.of("import", "-fa b")),
                Arguments.of("get t.a '--to=\"x\"'", List.of("get", "t.a", "--to=\"x\"")),
                Arguments.of("get t.a [1, \"a]b\"] x", List.of("get", "t.a", "[1, \"a]b\"]", "x")),
                Arguments.of(
                        "import x --keys={\"a\": \"b\\\" }\"}", List.of("import", "x", "--keys={\"a\": \"b\\\" }\"}")),
                Arguments.of("get t.a {\"a\":\n  [1,\n  2]}", List.of("get", "t.a", "{\"a\":\n  [1,\n  2]}")),
                Arguments.of("peek a[1] :( x}", List.of("peek", "a[1]", ":(", "x}")),
                Arguments.of("say 'two\nlines'", List.of("say", "two\nlines")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void shouldCutALineIntoWords(String line, List<String> words) {
        assertThat(parser.words(line)).isEqualTo(words);
    }

    @Test
    void shouldPutTheHomeDirectoryInPlaceOfATilde() {
        assertThat(new LineParser(Path.of("/home/me")).words("import ~/a ~ '~/b' ~c d~/e"))
                .containsExactly("import", "/home/me/a", "/home/me", "~/b", "~c", "d~/e");
    }

    @Test
    void shouldTellWhatIsOpen() {
        assertThat(parser.open("get t.a 'two")).isEqualTo('\'');
        assertThat(parser.open("get t.a \"it's")).isEqualTo('"');
        assertThat(parser.open("get t.a [1, {\"a\": ")).isEqualTo('}');
        assertThat(parser.open("get t.a [1, {\"a\": 2}")).isEqualTo(']');
        assertThat(parser.open("get t.a [1, {\"a\": 2}]")).isEqualTo((char) 0);
        assertThat(parser.open("# it's")).isEqualTo((char) 0);
        assertThat(parser.open("ls # it's [")).isEqualTo((char) 0);
    }

    @Test
    void shouldCutPastedLinesIntoCommands() {
        assertThat(parser.commands("ls dbs\n\n# it's a comment\r\nget t.a 'one\ntwo' \n  get t.b [1,\n2]"))
                .containsExactly("ls dbs", "get t.a 'one\ntwo'", "get t.b [1,\n2]");
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldQuoteACompletedWordSoThatItIsReadBack(String typed, String name, String written) {
        TypedLine line = TypedLine.of(typed, typed.length());
        String completed = typed.substring(0, line.start()) + line.escape(name, true);
        assertThat(completed).isEqualTo(written);
        assertThat(parser.words(completed)).containsExactly("get", name);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("get a", "abc", "get abc"),
                Arguments.of("get a", "a b", "get 'a b'"),
                Arguments.of("get a", "a'b", "get \"a'b\""),
                Arguments.of("get a", "a\"b", "get 'a\"b'"),
                Arguments.of("get \"a", "a b", "get \"a b\""),
                Arguments.of("get \"a", "a\"b", "get 'a\"b'"),
                Arguments.of("get '", "it's", "get \"it's\""),
                Arguments.of("get [", "[a", "get '[a'"));
    }

    @Test
    void shouldKnowTheWordAtTheCursor() {
        assertThat(TypedLine.of("ls  dbs", 3).words()).containsExactly("ls", "", "dbs");
        assertThat(typed("ls dbs", 6)).isEqualTo("dbs");
        assertThat(typed("ls dbs", 4)).isEqualTo("d");
        assertThat(typed("ls 'a b", 7)).isEqualTo("a b");
        assertThat(TypedLine.of("ls 'a'", 6).words()).containsExactly("ls", "a", "");
        assertThat(TypedLine.of("", 0).words()).containsExactly("");
    }

    @Test
    void shouldKnowTheCommandAtTheCursor() {
        assertThat(TypedLine.of("ls dbs\nget t.a \rpk", 15).words()).containsExactly("get", "t.a", "");
        assertThat(TypedLine.of("ls dbs\nget t.a \rpk", 6).words()).containsExactly("ls", "dbs");
        assertThat(TypedLine.of("ls dbs\n get t.a", 7).words()).containsExactly("", "get", "t.a");
        assertThat(TypedLine.of("get 'a\nb' c\nls", 8).words()).containsExactly("get", "a\nb", "c");
        assertThat(TypedLine.of("ls\n\nls", 3).words()).containsExactly("");
    }

    @Test
    void shouldTakeAnAmpersandForNoWord() {
        assertThat(parser.inBackground("export a  & ")).hasValue("export a");
        assertThat(parser.inBackground("export 'a &'")).isEmpty();
        assertThat(parser.inBackground("export a '&'")).isEmpty();
        assertThat(parser.inBackground("export a & b")).isEmpty();
        assertThat(TypedLine.of("export a &", 8).words()).containsExactly("export", "a");
        assertThat(TypedLine.of("export a &", 8).over()).isFalse();
        assertThat(TypedLine.of("export a & ", 11).over()).isTrue();
        assertThat(TypedLine.of("export a &\n", 11).over()).isFalse();
        assertThat(parser.inBackground("export a & # soon")).hasValue("export a");
    }

    @Test
    void shouldKnowThatTheCursorIsInAComment() {
        String line = "ls dbs # all\nls 'a # b' c";
        assertThat(TypedLine.of(line, 7).over()).isFalse();
        assertThat(TypedLine.of(line, 8).over()).isTrue();
        assertThat(TypedLine.of(line, 12).over()).isTrue();
        assertThat(TypedLine.of(line, 13).over()).isFalse();
        assertThat(TypedLine.of(line, line.indexOf("b'")).over()).isFalse();
        assertThat(TypedLine.of(line, line.length()).over()).isFalse();
    }

    private static String typed(String line, int cursor) {
        TypedLine typed = TypedLine.of(line, cursor);
        return typed.word().substring(0, typed.wordCursor());
    }

    @Test
    void shouldRefuseABracketThatIsNotClosed() {
        assertThatThrownBy(() -> parser.words("get t.a {\"a\": [1"))
                .isInstanceOf(ShellException.class)
                .hasMessage("a bracket is not closed: ] is missing");
    }

    @Test
    void shouldRefuseAQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> parser.words("get t.a \"two words"))
                .isInstanceOfSatisfying(
                        ShellException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage("a quote is not closed");
    }
}
