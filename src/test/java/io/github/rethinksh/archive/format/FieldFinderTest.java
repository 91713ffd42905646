package io.github.rethinksh.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rethinksh.model.DocumentBatch;
import java.io.IOException;
import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldFinderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":1}|1",
                "{ \"id\" : \"a,}\\\"b\" }|\"a,}\\\"b\"",
                "{\"a\":{\"id\":1},\"id\":[1,{\"id\":2}]}|[1,{\"id\":2}]",
                "{\"id\":1,\"b\":null,\"id\":2.5e3}|2.5e3",
                "{\"\\u0069d\":true}|true",
                "{\"ID\":1,\"\":\"id\",\"idx\":2,\"id\":null}|null"
            })
    void shouldFindTheValue(String document, String value) {
        assertThat(find("id", document)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{}|id", "{ }|id", "{\"a\":\"id\"}|id", "{\"a\":{\"id\":1}}|id", "{\"i\\\\d\":1}|id"})
    void shouldNotFindWhatIsNotThere(String document, String field) {
        assertThat(find(field, document)).isNull();
    }

    @Test
    void shouldFindNamesOfAnyCharacters() {
        assertThat(find("a\"\\\n\u6771\ud83e\udd80", "{\"a\\\"\\\\\\n\u6771\\ud83e\\udd80\":1}"))
                .isEqualTo("1");
        assertThat(find("", "{\"\":2}")).isEqualTo("2");
    }

    @Test
    void shouldAgreeWithJackson() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonText texts = new JsonText(new Random(31));
        for (int i = 0; i < 3000; i++) {
            String document = texts.object(3);
            JsonNode tree = mapper.readTree(document);
            for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                assertThat(mapper.readTree(find(name, document))).as(document).isEqualTo(tree.get(name));
            }
            assertThat(find("no such name", document)).isNull();
        }
    }

    private static String find(String field, String document) {
        DocumentBatch batch = DocumentBatch.of("{}", document, "{}");
        FieldFinder finder = new FieldFinder(field);
        return finder.find(batch, 1)
                ? new String(batch.bytes(), finder.start(), finder.end() - finder.start(), UTF_8)
                : null;
    }
}
