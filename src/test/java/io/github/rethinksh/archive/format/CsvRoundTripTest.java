package io.github.rethinksh.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.FileCompression;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ShellException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static FileFormat csv(char delimiter, boolean typed, String... fields) {
        return new FileFormat(DocumentFormat.CSV, FileCompression.NONE, List.of(fields), delimiter, typed);
    }

    private static byte[] written(FileFormat format, String... documents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvDocumentWriter writer = new CsvDocumentWriter(out, format, "id");
        if (documents.length > 0) {
            writer.write(DocumentBatch.of(documents));
        }
        writer.finish();
        assertThat(writer.rows()).isEqualTo(documents.length);
        assertThat(writer.bytes()).isEqualTo(out.size());
        return out.toByteArray();
    }

    private static List<String> read(byte[] content, CsvReading reading, int maxDocuments) {
        List<String> documents = new ArrayList<>();
        try (var reader = new CsvDocumentReader(new ByteArrayInputStream(content), "t.csv", reading)) {
            for (DocumentBatch batch = reader.next(1 << 20, maxDocuments);
                    batch != null;
                    batch = reader.next(1 << 20, maxDocuments)) {
                for (int i = 0; i < batch.size(); i++) {
                    documents.add(batch.text(i));
                }
            }
        }
        return documents;
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void shouldKeepEveryTypeBehindATypedHeader(char delimiter) throws IOException {
        CsvReading reading = new CsvReading(delimiter, true, List.of(), Map.of());
        for (int seed = 0; seed < 150; seed++) {
            JsonText text = new JsonText(new Random(seed));
            List<String> documents = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                documents.add(text.object(5));
            }

            List<String> back = read(written(csv(delimiter, true), documents.toArray(String[]::new)), reading, 7);

            assertThat(back).as("seed %d", seed).hasSameSizeAs(documents);
            for (int i = 0; i < back.size(); i++) {
                assertThat(JSON.readTree(back.get(i)))
                        .as("seed %d, document %d", seed, i)
                        .isEqualTo(JSON.readTree(documents.get(i)));
            }
        }
    }

    @Test
    void shouldTellMissingNullAndEmptyApart() throws IOException {
        String[] documents = {
            "{\"id\":1,\"v\":null}",
            "{\"id\":2}",
            "{\"id\":3,\"v\":\"\"}",
            "{\"id\":4,\"v\":\"null\"}",
            "{\"id\":5,\"v\":\"5\"}",
            "{\"id\":6,\"v\":\"\\\"x\\\"\"}",
            "{\"id\":7,\"v\":\" 5\"}",
            "{\"id\":8,\"v\":\"a\\r\\nb\\nc\\rd\"}",
            "{\"id\":9,\"v\":\"\\ud83d\"}",
            "{\"id\":10,\"v\":\"\\u0000\"}"
        };

        byte[] csv = written(csv(',', true), documents);

        assertThat(new String(csv, UTF_8)).startsWith("id:any,v:any\r\n1,null\r\n2,\r\n3,\"\"\"\"\"\"\r\n");
        assertThat(read(csv, CsvReading.OFFICIAL, 3)).containsExactly(documents);
    }

    @Test
    void shouldWriteTheDialectOfTheOfficialExport() throws IOException {
        assertThat(new String(
                        written(
                                csv(',', false),
                                "{\"a\":\"x, \\\"y\\\"\",\"id\":\"1\",\"o\":{\"k\":[1, 2]}}",
                                "{\"id\":2.50,\"t\":true,\"a\":\"\"}"),
                        UTF_8))
                .isEqualTo("id,a,o,t\r\n1,\"x, \"\"y\"\"\",\"{\"\"k\"\":[1, 2]}\",\r\n2.50,\"\",,true\r\n");
        assertThat(new String(written(csv(',', false)), UTF_8)).isEqualTo("id\r\n");
    }

    @Test
    void shouldWriteTheNamedFieldsOnly() throws IOException {
        assertThat(new String(
                        written(
                                csv(';', false, "b.c", "id", "no"),
                                "{\"id\":1,\"b\":{\"c\":2,\"d\":3}}",
                                "{\"b\":[1],\"id\":2}"),
                        UTF_8))
                .isEqualTo("b.c;id;no\r\n2;1;\r\n;2;\r\n");
    }

    @Test
    void shouldRefuseAFieldThatComesTooLate() throws IOException {
        CsvDocumentWriter writer =
                new CsvDocumentWriter(new ByteArrayOutputStream(), FileFormat.of(DocumentFormat.CSV), "id");
        for (int i = 0; i < CsvDocumentWriter.LOOKED_AT; i++) {
            writer.write(DocumentBatch.of("{\"id\":" + i + "}"));
        }

        assertThatThrownBy(() -> writer.write(DocumentBatch.of("{\"id\":-1,\"late\":1}")))
                .isInstanceOf(ShellException.class)
                .hasMessage("document 10001 has the field late, which none of the first documents has: CSV needs its"
                        + " columns before");
    }

    @Test
    void shouldProjectDocuments() {
        DocumentBatch batch = new Projection(List.of("b.c", "b.e", "a"), "id")
                .of(DocumentBatch.of(
                        "{\"a\": [1, {}],\"b\":{\"c\":2,\"d\":3,\"e\":{\"x\":1}},\"id\":1,\"z\":0}",
                        "{\"b\":5,\"id\":2}"));

        assertThat(batch.text(0)).isEqualTo("{\"id\":1,\"b\":{\"c\":2,\"e\":{\"x\":1}},\"a\":[1, {}]}");
        assertThat(batch.text(1)).isEqualTo("{\"id\":2}");
    }
}
