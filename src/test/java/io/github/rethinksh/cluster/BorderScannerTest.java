package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.DocumentBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BorderScannerTest {
    @Test
    void shouldFindElementsOfAllTypes() {
        assertThat(elements("[null,true,-1.5e3,\"x\",{\"a\":1},[1,2]]"))
                .containsExactly("null", "true", "-1.5e3", "\"x\"", "{\"a\":1}", "[1,2]");
    }

    @Test
    void shouldFindNothingInAnEmptyArray() {
        assertThat(elements("[]")).isEmpty();
        assertThat(elements(" [ \n\t\r ] ")).isEmpty();
    }

    @Test
    void shouldLeaveSpaceBetweenElementsOut() {
        assertThat(elements("\n[ 1 ,\t{ \"a\" : 1 }\r\n, \"b\" ]")).containsExactly("1", "{ \"a\" : 1 }", "\"b\"");
    }

    @Test
    void shouldStepOverStringsWithBracketsAndEscapes() {
        assertThat(elements("[{\"a\":\"]},{\"},\"\\\"],\",\"\\\\\",[\"\\\\\\\"]\",\"\\u005d\"]]"))
                .containsExactly("{\"a\":\"]},{\"}", "\"\\\"],\"", "\"\\\\\"", "[\"\\\\\\\"]\",\"\\u005d\"]");
    }

    @Test
    void shouldTakeBytesBeyondAsciiForWhatTheyAre() {
        assertThat(elements("[\"\u00e9\u4e2d\ud83d\ude00\",{\"\u0085\":\"\u2028\"}]"))
                .containsExactly("\"\u00e9\u4e2d\ud83d\ude00\"", "{\"\u0085\":\"\u2028\"}");
    }

    @Test
    void shouldGrowWithTheNumberOfElements() {
        List<String> many = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();

        assertThat(elements(many.toString())).isEqualTo(many);
    }

    @Test
    void shouldEndBehindTheClosingBracket() {
        byte[] bytes = "{\"r\":[[1],2] ,\"n\":[]}".getBytes(StandardCharsets.UTF_8);

        assertThat(new BorderScanner(bytes).array(5)).isEqualTo(12);
    }

    private static List<String> elements(String array) {
        BorderScanner scanner = new BorderScanner(array.getBytes(StandardCharsets.UTF_8));
        scanner.array(0);
        DocumentBatch batch = scanner.batch();
        return IntStream.range(0, batch.size()).mapToObj(batch::text).toList();
    }
}
