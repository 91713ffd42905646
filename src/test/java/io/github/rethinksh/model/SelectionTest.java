package io.github.rethinksh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final List<String> DATABASES = List.of("empty", "shop", "test", "test-2");
    private static final List<TableName> TABLES = List.of(
            new TableName("shop", "orders"),
            new TableName("test", "foo"),
            new TableName("test", "abc"),
            new TableName("test-2", "foo"));

    @ParameterizedTest
    @CsvSource({
        "test, '', '[test.abc, test.foo]'",
        "test.*, '', '[test.abc, test.foo]'",
        "test.foo, '', [test.foo]",
        "*.foo, '', '[test.foo, test-2.foo]'",
        "t?st.a*, '', [test.abc]",
        "*, '', '[shop.orders, test.abc, test.foo, test-2.foo]'",
        "*.*, *.foo, '[shop.orders, test.abc]'",
        "*, test, '[shop.orders, test-2.foo]'",
        "test shop.o*, test.a??, '[shop.orders, test.foo]'",
        "'', test*, [shop.orders]",
        "test test.foo, '', '[test.abc, test.foo]'",
        "empty, '', []"
    })
    void shouldSelect(String included, String excluded, String selected) {
        assertThat(selection(included, excluded).select(TABLES, DATABASES)).hasToString(selected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tes", "est", "test.fo", "test.FOO", "s?op.?rder", "t.*", "empty.x"})
    void shouldRefuseAPatternThatMatchesNothing(String pattern) {
        assertThatThrownBy(() -> selection("test " + pattern, "").select(TABLES, DATABASES))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage("no table matches " + pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".b", "a.b.c", "a b", "a/b", "[a]", "a.(b)", "\u00e9"})
    void shouldRefuseWhatIsNoPattern(String pattern) {
        assertThatThrownBy(() -> Selection.parse(List.of(pattern), List.of()))
                .hasMessage("'" + pattern + "' is not a selection");
        assertThatThrownBy(() -> Selection.parse(List.of(), List.of(pattern)))
                .hasMessage("'" + pattern + "' is not a selection");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "test, '', true",
        "test.*, '', true",
        "test.foo, '', false",
        "shop, '', false",
        "'', test, false",
        "'', test.*, false",
        "'', test.foo, true"
    })
    void shouldTellWhetherADatabaseIsMeant(String included, String excluded, boolean meant) {
        assertThat(selection(included, excluded).matchesDatabase("test")).isEqualTo(meant);
    }

    @Test
    void shouldBeWrittenAsItWasRead() {
        assertThat(Selection.everything()).hasToString("everything");
        assertThat(selection("a b.*", "b.c d")).hasToString("a b.* except b.c d");
    }

    private static Selection selection(String included, String excluded) {
        return Selection.parse(words(included), words(excluded));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
