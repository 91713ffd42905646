package io.github.rethinksh.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.model.DocumentBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentWriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void shouldWriteAnArrayAsTheOfficialExportDoes() throws IOException {
        DocumentWriter writer = new DocumentWriter(out, DocumentFormat.JSON);
        writer.write(DocumentBatch.of("{\"id\": 1}", "{\"id\": 2}"));
        writer.write(DocumentBatch.of("{\"id\": 3}"));
        writer.finish();

        assertThat(out.toString(UTF_8)).isEqualTo("[\n{\"id\": 1},\n{\"id\": 2},\n{\"id\": 3}\n]\n");
        assertThat(writer.rows()).isEqualTo(3);
        assertThat(writer.bytes()).isEqualTo(36);
    }

    @Test
    void shouldWriteADocumentALine() throws IOException {
        DocumentWriter writer = new DocumentWriter(out, DocumentFormat.NDJSON);
        writer.write(DocumentBatch.of("{\"id\": 1}", "{\r\n\"id\":\n2}\n"));
        writer.finish();

        assertThat(out.toString(UTF_8)).isEqualTo("{\"id\": 1}\n{\"id\":2}\n");
    }

    @Test
    void shouldWriteEmptyTables() throws IOException {
        DocumentWriter json = new DocumentWriter(out, DocumentFormat.JSON);
        json.finish();
        assertThat(out.toString(UTF_8)).isEqualTo("[\n]\n");

        out.reset();
        DocumentWriter lines = new DocumentWriter(out, DocumentFormat.NDJSON);
        lines.finish();
        assertThat(out.size()).isZero();
        assertThat(lines.sha256()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "NDJSON"})
    void shouldReadAgainWhatIsWritten(DocumentFormat format) throws IOException, GeneralSecurityException {
        JsonText texts = new JsonText(new Random(77));
        List<String> documents = new ArrayList<>();
        DocumentWriter writer = new DocumentWriter(out, format);
        for (int i = 0; i < 3000; i++) {
            String document = texts.object(4).replace("\n", "").replace("\r", "");
            documents.add(document);
            writer.write(DocumentBatch.of(document));
        }
        writer.finish();

        byte[] written = out.toByteArray();
        assertThat(writer.rows()).isEqualTo(3000);
        assertThat(writer.bytes()).isEqualTo(written.length);
        assertThat(writer.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(written)));
        assertThat(read(written, format)).isEqualTo(documents);
    }

    private static List<String> read(byte[] bytes, DocumentFormat format) {
        List<String> documents = new ArrayList<>();
        try (JsonDocumentReader reader = new JsonDocumentReader(new ByteArrayInputStream(bytes), "written", format)) {
            for (DocumentBatch batch = reader.next(10_000, 100); batch != null; batch = reader.next(10_000, 100)) {
                for (int i = 0; i < batch.size(); i++) {
                    documents.add(batch.text(i));
                }
            }
        }
        return documents;
    }
}
