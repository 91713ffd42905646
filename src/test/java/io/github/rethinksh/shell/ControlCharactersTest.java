package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCharactersTest {
    @Test
    void shouldEscapeWhatMovesTheCursor() {
        assertThat(ControlCharacters.visible("a\u001b[2Jb\r\n\tc")).isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u0009c");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                0x00, 0x07, 0x1b, 0x1f, 0x7f, 0x80, 0x9b, 0x9f, 0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
                0x2066, 0x2069
            })
    void shouldEscapeEachKind(char character) {
        String escaped = String.format("\\u%04x", (int) character);
        assertThat(ControlCharacters.visible("<" + character + ">")).isEqualTo("<" + escaped + ">");
        assertThat(ControlCharacters.visibleLines("<" + character + ">")).isEqualTo("<" + escaped + ">");
        assertThat(ControlCharacters.inJson("\"" + character + "\"")).isEqualTo("\"" + escaped + "\"");
    }

    @Test
    void shouldLeaveAllOtherTextAlone() {
        assertThat(ControlCharacters.visible("Füße, 漢字, \ud83d\ude00, e\u0301"))
                .isEqualTo("Füße, 漢字, \ud83d\ude00, e\u0301");
    }

    @Test
    void shouldKeepTheLinesOfAMessage() {
        assertThat(ControlCharacters.visibleLines("a\n\tb\r")).isEqualTo("a\n\tb\\u000d");
    }
}
