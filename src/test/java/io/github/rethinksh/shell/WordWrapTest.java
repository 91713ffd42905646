package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordWrapTest {
    @Test
    void shouldBreakBehindAWord() {
        assertThat(WordWrap.wrapped(
                        "3 rows exported from 1 tables, with 0 secondary indexes, and 0 hook functions", 40))
                .isEqualTo("3 rows exported from 1 tables, with 0\nsecondary indexes, and 0 hook functions");
        assertThat(WordWrap.wrapped("one two", 7)).isEqualTo("one two");
        assertThat(WordWrap.wrapped("one two", 3)).isEqualTo("one\ntwo");
    }

    @Test
    void shouldBreakBetweenFactsRatherThanInOne() {
        assertThat(WordWrap.wrapped(
                        "rethinksh 1.0  ·  RethinkDB 2.4.4-dirty  ·  1 server  ·  4 databases, 7 tables", 76))
                .isEqualTo("rethinksh 1.0  ·  RethinkDB 2.4.4-dirty  ·  1 server  ·\n4 databases, 7 tables");
    }

    @Test
    void shouldLeaveWholeWhatIsOneWord() {
        assertThat(WordWrap.wrapped("in /a/very/long/path: 1 table", 10)).isEqualTo("in\n/a/very/long/path:\n1 table");
        assertThat(WordWrap.wrapped("/a/very/long/path", 10)).isEqualTo("/a/very/long/path");
    }

    @Test
    void shouldKeepLinesAndTheirIndents() {
        assertThat(WordWrap.wrapped("  an indented line\n\nshort", 12)).isEqualTo("  an\nindented\nline\n\nshort");
    }
}
