package io.github.rethinksh.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonScanner scanner = new JsonScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "true",
                "false",
                "null",
                "[[],{}]",
                "{\"a\":[1,{\"b\":null}]}",
                " \r\n\t[ 1 , 2 ]"
            })
    void shouldFindTheEndOfAValue(String text) {
        byte[] bytes = (text + ",rest").getBytes(UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(text.length());
        assertThat(scanner.error()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "10", "-1.5", "1e5", "1E+5", "1.0e-10", "123456789012345678901234567890"})
    void shouldTakeANumberOnlyWhenSomethingFollows(String text) {
        byte[] bytes = (text + " ").getBytes(UTF_8);

        assertThat(scanner.scan(bytes, 0, text.length())).isEqualTo(JsonScanner.INCOMPLETE);
        assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(text.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\" 1}|5|expected ':' but found '1'",
                "{\"a\":1 \"b\"}|7|expected ',' or '}' but found '\"'",
                "{\"a\":1,}|7|expected a field name in double quotes but found '}'",
                "{a:1}|1|expected a field name in double quotes or '}' but found 'a'",
                "[1,]|3|expected a value but found ']'",
                "[,1]|1|expected a value or ']' but found ','",
                "[1}|2|expected ',' or ']' but found '}'",
                "{\"a\":NaN}|5|expected a value but found 'N'",
                "[01]|2|expected ',' or ']' but found '1'",
                "[1.]|3|expected a digit but found ']'",
                "[-x]|2|expected a digit but found 'x'",
                "[1e+]|4|expected a digit but found ']'",
                "[trve]|3|expected true but found 'v'",
                "[\"\\x\"]|3|expected an escape such as \\n or \\u0000 but found 'x'",
                "[\"\\u12g4\"]|6|expected a hexadecimal digit but found 'g'",
                "['a']|1|expected a value or ']' but found an apostrophe"
            })
    void shouldSayWhatIsWrongAndWhere(String text, int offset, String message) {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(JsonScanner.INVALID);
        assertThat(scanner.error()).isEqualTo(new JsonError(offset, message));
    }

    @Test
    void shouldRefuseControlCharactersInStrings() {
        byte[] bytes = "[\"a\nb\"]".getBytes(UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(JsonScanner.INVALID);
        assertThat(scanner.error())
                .isEqualTo(new JsonError(3, "expected the end of the string but found a line break"));
    }

    @ParameterizedTest
    @CsvSource({
        "c080, overlong", "c3, lonely lead", "80, lonely continuation", "e08080, overlong", "eda080, surrogate",
        "f0808080, overlong", "f4908080, above U+10FFFF", "f5808080, no lead", "ff, no lead", "e282, short"
    })
    void shouldRefuseMalformedUtf8(String hexadecimal, String reason) {
        byte[] malformed = HexFormat.of().parseHex(hexadecimal);
        byte[] bytes = new byte[malformed.length + 2];
        bytes[0] = '"';
        System.arraycopy(malformed, 0, bytes, 1, malformed.length);
        bytes[bytes.length - 1] = '"';

        assertThat(scanner.scan(bytes, 0, bytes.length)).as(reason).isEqualTo(JsonScanner.INVALID);
        assertThat(scanner.error().offset()).isEqualTo(1);
    }

    @Test
    void shouldTakeAnyDepth() {
        int depth = 1_000_000;
        byte[] bytes = ("{\"a\":[".repeat(depth) + "]}".repeat(depth)).getBytes(UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        bytes[bytes.length - 2] = '}';
        assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(JsonScanner.INVALID);
    }

    @Test
    void shouldCountLineBreaks() {
        byte[] bytes = "{\n\"a\\n\":\r\n[\n]}\n".getBytes(UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length - 1);
        assertThat(scanner.lineBreaks()).isEqualTo(3);
    }

    @Test
    void shouldFindEveryPrefixOfADocumentIncomplete() {
        JsonText texts = new JsonText(new Random(11));
        for (int i = 0; i < 300; i++) {
            byte[] bytes = texts.object(4).getBytes(UTF_8);
            for (int to = 0; to < bytes.length; to++) {
                assertThat(scanner.scan(bytes, 0, to)).isEqualTo(JsonScanner.INCOMPLETE);
            }
            assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        }
    }

    @Test
    void shouldAgreeWithJacksonOnWholeAndBrokenTexts() {
        Random random = new Random(23);
        JsonText texts = new JsonText(random);
        int broken = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = (texts.value(4) + " ").getBytes(UTF_8);
            for (int mutations = random.nextInt(3); mutations > 0; mutations--) {
                bytes = mutate(bytes, random);
            }
            boolean whole = isWhole(bytes);
            broken += whole ? 0 : 1;
            assertThat(isValue(bytes)).as(new String(bytes, UTF_8)).isEqualTo(whole);
        }
        assertThat(broken).isBetween(3_000, 17_000);
    }

    private boolean isValue(byte[] bytes) {
        int end = scanner.scan(bytes, 0, bytes.length);
        return end >= 0 && new String(bytes, end, bytes.length - end, UTF_8).matches("[ \\t\\r\\n]*");
    }

    private static boolean isWhole(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            try (JsonParser parser = JACKSON.createParser(text)) {
                JsonToken first = parser.nextToken();
                parser.skipChildren();
                return first != null && parser.nextToken() == null;
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Changes, takes out or doubles one byte. */
    private static byte[] mutate(byte[] bytes, Random random) {
        String interesting = "{}[],:\"\\0-.eEtu \n\u0001\u007f";
        int at = random.nextInt(bytes.length);
        byte replacement = random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : (byte) interesting.charAt(random.nextInt(interesting.length()));
        byte[] inserted = random.nextBoolean() ? new byte[] {replacement} : new byte[0];
        int skipped = random.nextBoolean() ? 1 : 0;
        ByteBuffer mutated = ByteBuffer.allocate(bytes.length - skipped + inserted.length + 1);
        mutated.put(bytes, 0, at).put(inserted).put(bytes, at + skipped, bytes.length - at - skipped);
        // A number is only known to be whole when something follows it.
        return mutated.put((byte) ' ').array();
    }
}
