package io.github.rethinksh.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBytesTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    12} | 2
                    -1.5e3,2 | 6
                    true] | 4
                    null | 4
                    "" | 2
                    "a\\"b"} | 6
                    "\\\\","x" | 4
                    "1234567" | 9
                    "12345678" | 10
                    "123456\\"8" | 11
                    {"a":"]},{"},"b" | 12
                    [{},[],"\\u005d"],1 | 16
                    """)
    void shouldFindTheEndOfAValue(String text, int end) {
        assertThat(JsonBytes.valueEnd(utf8(text), 0)).isEqualTo(end);
    }

    @Test
    void shouldTakeAnyDepth() {
        byte[] deep = utf8("[".repeat(100_000) + "\"]\"" + "]".repeat(100_000) + ",1");

        assertThat(JsonBytes.valueEnd(deep, 0)).isEqualTo(200_003);
    }

    @Test
    void shouldSkipWhiteSpaceAndNothingElse() {
        assertThat(JsonBytes.skipWhiteSpace(utf8(" \t\r\n\u00e9"), 0)).isEqualTo(4);
    }

    @Test
    void shouldFindTheFirstQuoteOrBackslashWhateverStandsBeforeIt() {
        Random random = new Random(22);
        byte[] near = {
            '"', '\\', '!', '#', '[', ']', 0x22 + 1, 0x5c - 1, (byte) 0xa2, (byte) 0xdc, (byte) 0x80, -1, 0, 1
        };
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            int from = random.nextInt(bytes.length);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = near[
                        random.nextInt(4) == 0 ? random.nextInt(near.length) : 2 + random.nextInt(near.length - 2)];
            }
            bytes[bytes.length - 1] = '"';
            int expected = from;
            while (bytes[expected] != '"' && bytes[expected] != '\\') {
                expected++;
            }
            assertThat(JsonBytes.special(bytes, from)).isEqualTo(expected);
        }
    }
}
