package io.github.rethinksh.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.DocumentPlace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentPlaceTest {
    @Test
    void shouldTellTheLineAndTheByteOfADocumentInEachBatch() {
        String text = "\ufeff[\n{\"a\":\n1}, {\"b\":\"\u00e9\"},\n\n{\"c\":3}\n,{\"d\":4}]";
        try (DocumentReader reader = reader(text, DocumentFormat.JSON)) {
            DocumentBatch first = reader.next(1 << 20, 3);
            DocumentBatch second = reader.next(1 << 20, 3);

            assertThat(first.place(2)).isEqualTo(new DocumentPlace(5, 28));
            assertThat(first.place(0)).isEqualTo(new DocumentPlace(2, 5));
            assertThat(first.place(1)).isEqualTo(new DocumentPlace(3, 15));
            assertThat(second.place(0)).isEqualTo(new DocumentPlace(6, 37));
        }
    }

    @Test
    void shouldKeepThePlacesOfAPartOfABatch() {
        try (DocumentReader reader = reader("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n", DocumentFormat.NDJSON)) {
            DocumentBatch batch = reader.next(1 << 20, 10);

            assertThat(batch.slice(1, 3).place(1)).isEqualTo(new DocumentPlace(3, 16));
            assertThat(batch.select(new int[] {0, 2}).place(1)).isEqualTo(new DocumentPlace(3, 16));
            assertThat(batch.select(new int[] {0, 2}).text(1)).isEqualTo("{\"a\":3}");
        }
    }

    @Test
    void shouldTellTheLineOfACsvRecord() {
        try (DocumentReader reader = reader("a,b\n1,\"two\nlines\"\n2,x\n", DocumentFormat.CSV)) {
            DocumentBatch batch = reader.next(1 << 20, 10);

            assertThat(batch.place(0)).isEqualTo(new DocumentPlace(2, -1)).hasToString(", line 2");
            assertThat(batch.place(1)).isEqualTo(new DocumentPlace(4, -1));
        }
    }

    @Test
    void shouldKnowNothingOfWhatWasNotRead() {
        assertThat(DocumentBatch.of("{}").place(0))
                .isEqualTo(DocumentPlace.UNKNOWN)
                .hasToString("");
        assertThat(new DocumentPlace(3, 26)).hasToString(", line 3, byte 26");
    }

    private static DocumentReader reader(String text, DocumentFormat format) {
        return DocumentReaders.open(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "data", format, CsvReading.OFFICIAL);
    }
}
