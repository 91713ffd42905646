package io.github.rethinksh.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.DocumentBatch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal documents are equal however they are written, and no others are. */
class ContentHashTest {
    private final CanonicalForm form = new CanonicalForm();

    private String form(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        form.write(bytes, 0, bytes.length);
        return new String(form.copy(), StandardCharsets.UTF_8);
    }

    private static String hash(String... documents) {
        ContentHash hash = new ContentHash();
        hash.add(DocumentBatch.of(documents));
        return hash.text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {} | {}
                    [ ] | []
                    {"a":1,"b":2} | {"a":1,"b":2}
                    { "b" : 2 , "a" : 1 } | {"a":1,"b":2}
                    {"b":{"d":[1, {"z":0,"y":{}}],"c":null},"a":true} | {"a":true,"b":{"c":null,"d":[1,{"y":{},"z":0}]}}
                    {"a":1,"b":2,"a":3} | {"a":3,"b":2}
                    {"a b":1,"a":2} | {"a":2,"a b":1}
                    {"é":1,"z":2} | {"z":2,"é":1}
                    [0,-0,0.0,-0.0,0e7] | [0,0,0,0,0]
                    [10,1e1,10.0,1.0E+1,0.1e2] | [10,10,10,10,10]
                    [100,-7,0.5,0.50,5e-1] | [100,-7,0.5,0.5,0.5]
                    [0.1,0.10000000000000001,0.1000000000000000055] | [0.1,0.1,0.1]
                    [0.30000000000000004] | [x3fd3333333333334]
                    [123456789012345,1234567890123456,1234567890123456.0] | [123456789012345,x43118b54f22aeb00,x43118b54f22aeb00]
                    [1e300,0.00000000000001,0.000000000000001] | [x7e37e43c8800759c,0.00000000000001,x3cd203af9ee75616]
                    "\\u0041\\/\\u00e9\\ud83d\\ude00\\n\\u000A\\u0022\\u005c\\u001F" | "A/é😀\\n\\n\\"\\\\\\u001f"
                    "\\ud83d\\u0041\\uDE00" | "\\ud83dA\\ude00"
                    """)
    void shouldWriteTheOneForm(String json, String expected) {
        assertThat(form(json)).isEqualTo(expected);
    }

    @Test
    void shouldWriteShortNumbersAlikeHoweverManyDigitsTheyHave() {
        Random random = new Random(15);
        for (int i = 0; i < 100_000; i++) {
            int decimals = random.nextInt(15);
            long digits = random.nextLong() % 100_000_000_000_000L / (long) Math.pow(10, random.nextInt(14));
            BigDecimal decimal = BigDecimal.valueOf(digits, decimals).stripTrailingZeros();
            BigDecimal exact = new BigDecimal(decimal.doubleValue());
            assertThat(form(exact.toPlainString() + " ")).isEqualTo(form(decimal.toPlainString() + " "));
        }
    }

    /** White space before a value makes sure that it is written anew. */
    @Test
    void shouldLeaveAsItIsOnlyWhatIsInTheFormAlready() {
        JsonText texts = new JsonText(new Random(17));
        CanonicalCheck check = new CanonicalCheck();
        int canonical = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = texts.object(4);
            String made = form(" " + text);
            assertThat(form(text)).isEqualTo(made);
            byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
            if (check.isCanonical(bytes, 0, bytes.length)) {
                canonical++;
                assertThat(form(" " + made)).isEqualTo(made);
            }
        }
        assertThat(canonical).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":{},\"b\":[{\"c\":1.25},\"x\\n\"],\"é\":-12}",
                "0",
                "\"\"",
                "[{\"\":null,\"a\":true}]"
            })
    void shouldKnowTheFormWhenItSeesIt(String text) {
        byte[] bytes = (",;" + text + ",;").getBytes(StandardCharsets.UTF_8);
        assertThat(new CanonicalCheck().isCanonical(bytes, 2, bytes.length - 2)).isTrue();
    }

    @Test
    void shouldTakeAnyDepth() {
        int depth = 200_000;
        assertThat(form("{\"a\":[".repeat(depth) + "]}".repeat(depth)))
                .isEqualTo("{\"a\":[".repeat(depth) + "]}".repeat(depth));
    }

    @Test
    void shouldNotLookAtTheOrder() {
        assertThat(hash("{\"id\":1}", "{\"id\":2,\"v\":1.5}"))
                .isEqualTo(hash("{\"v\":15e-1, \"id\":2.0}", "{\"id\":1}"))
                .isEqualTo("f9640e15d87020705d72d4e2d63ba62c30f459ef816578f551bcd79728e529f9");
    }

    @Test
    void shouldCountWhatIsThereTwice() {
        assertThat(hash("{\"id\":1}", "{\"id\":1}"))
                .isNotEqualTo(hash("{\"id\":1}"))
                .isNotEqualTo(hash("{\"id\":2}", "{\"id\":2}"))
                .isNotEqualTo(hash());
        assertThat(hash()).isEqualTo("0".repeat(64));
    }

    @Test
    void shouldAddUpParts() {
        ContentHash whole = new ContentHash();
        ContentHash part = new ContentHash();
        for (int i = 0; i < 1000; i++) {
            part.add(DocumentBatch.of("{\"id\":" + i + "}"));
            whole.add(DocumentBatch.of("{\"id\":" + (999 - i) + "}"));
            if (i == 500) {
                whole.add(new ContentHash());
            }
        }
        ContentHash sum = new ContentHash();
        sum.add(part);
        assertThat(sum.text()).isEqualTo(whole.text());
    }

    @Test
    void shouldTellDifferentTypesApart() {
        assertThat(hash("{\"id\":\"1\"}")).isNotEqualTo(hash("{\"id\":1}"));
        assertThat(hash("{\"id\":[1,2]}")).isNotEqualTo(hash("{\"id\":[2,1]}"));
        assertThat(hash("{\"id\":1,\"a\":null}")).isNotEqualTo(hash("{\"id\":1}"));
    }
}
