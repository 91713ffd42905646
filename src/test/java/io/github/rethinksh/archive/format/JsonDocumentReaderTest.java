package io.github.rethinksh.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentReaderTest {
    private static final int ANY = Integer.MAX_VALUE;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\n{\"a\":1},\n{\"b\":{}}\n]\n",
                "[{\"a\":1},{\"b\":{}}]",
                "{\"a\":1}{\"b\":{}}",
                "{\"a\":1}\n{\"b\":{}}",
                "{\"a\":1}\r\n{\"b\":{}}\r\n",
                " \n\t{\"a\":1}  {\"b\":{}}\n\n",
                "\ufeff[{\"a\":1} , {\"b\":{}} ] \r\n"
            })
    void shouldReadEveryForm(String text) {
        assertThat(read(text, DocumentFormat.JSON)).containsExactly("{\"a\":1}", "{\"b\":{}}");
        assertThat(read(text, DocumentFormat.NDJSON)).containsExactly("{\"a\":1}", "{\"b\":{}}");
    }

    @Test
    void shouldReadEmptyTables() {
        assertThat(read("[\n]\n", DocumentFormat.JSON)).isEmpty();
        assertThat(read("[]", DocumentFormat.NDJSON)).isEmpty();
        assertThat(read("", DocumentFormat.NDJSON)).isEmpty();
        assertThat(read("\n", DocumentFormat.NDJSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|line 1, byte 0: expected '[' or '{' but the data ends",
                "[|line 1, byte 1: expected '{' or ']' but the data ends",
                "[~{\"a\":1}|line 2, byte 9: expected ',' or ']' but the data ends",
                "[~{\"a\":1},|line 2, byte 10: expected '{' but the data ends",
                "[~{\"a\":1}~{\"a\":2}]|line 3, byte 10: expected ',' or ']' but found '{'",
                "[~{\"a\":1},~]|line 3, byte 11: expected '{' but found ']'",
                "[{\"a\":1}]~x|line 2, byte 10: expected the end of the data but found 'x'",
                "[{\"a\":1}][]|line 1, byte 9: expected the end of the data but found '['",
                "[1]|line 1, byte 1: expected '{' or ']' but found '1'",
                "[{},[]]|line 1, byte 4: expected '{' but found '['",
                "{\"a\":1}~7|line 2, byte 8: expected '{' but found '7'",
                "{\"a\":1},{\"a\":1}|line 1, byte 7: expected '{' but found ','",
                "{\"a\":1}~{\"a\":~,}|line 3, byte 14: expected a value but found ','",
                "{\"a\":1}~{\"a\":~|line 2, byte 8: the data ends inside the document that begins here",
                "hello|line 1, byte 0: expected '[' or '{' but found 'h'"
            })
    void shouldSayWhatIsWrongAndWhere(String text, String message) {
        String data = text.equals("~~") ? "" : text.replace('~', '\n');

        assertThatThrownBy(() -> read(data, DocumentFormat.JSON))
                .isInstanceOf(ShellException.class)
                .hasMessage("shop/orders.json, " + message);
    }

    @Test
    void shouldGiveTheDocumentsBeforeTheBrokenOneFirst() {
        try (DocumentReader reader = reader("[{\"a\":1},{\"a\":2},{\"a\":}]", DocumentFormat.JSON)) {
            assertThat(reader.next(ANY, ANY).size()).isEqualTo(2);
            for (int i = 0; i < 2; i++) {
                ShellException broken = catchThrowableOfType(ShellException.class, () -> reader.next(ANY, ANY));
                assertThat(broken).hasMessage("shop/orders.json, line 1, byte 22: expected a value but found '}'");
                assertThat(broken.exitCode()).isEqualTo(ExitCode.FAILED);
            }
        }
    }

    @Test
    void shouldGiveTheDocumentsBeforeAReadErrorFirst() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new AssertionError("read in pieces of one byte");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        InputStream in = new SequenceInputStream(new ByteArrayInputStream("[{\"a\":1},\n{".getBytes(UTF_8)), failing);
        try (DocumentReader reader = new JsonDocumentReader(in, "t.json", DocumentFormat.JSON)) {
            assertThat(reader.next(ANY, ANY).text(0)).isEqualTo("{\"a\":1}");
            assertThatThrownBy(() -> reader.next(ANY, ANY))
                    .hasMessage("t.json, line 2, byte 11: cannot be read on: the disk is gone")
                    .hasRootCauseMessage("the disk is gone");
        }
    }

    @Test
    void shouldKeepToTheBoundsOfABatch() {
        String text = "{\"a\":1}\n".repeat(10);
        try (DocumentReader reader = reader(text, DocumentFormat.NDJSON)) {
            assertThat(reader.next(ANY, 3).size()).isEqualTo(3);
            assertThat(reader.position()).isEqualTo(23);
            assertThat(reader.next(8, ANY).size()).isEqualTo(2);
            assertThat(reader.next(1, ANY).size()).isEqualTo(1);
            assertThat(reader.next(ANY, ANY).size()).isEqualTo(4);
            assertThat(reader.next(ANY, ANY)).isNull();
            assertThat(reader.position()).isEqualTo(text.length());
        }
    }

    @Test
    void shouldFillBatchesAcrossReads() {
        String text = "{\"a\":1}\n".repeat(100_000);
        try (DocumentReader reader = reader(text, DocumentFormat.NDJSON)) {
            assertThat(reader.next(ANY, 60_000).size()).isEqualTo(60_000);
            assertThat(reader.next(ANY, 60_000).size()).isEqualTo(40_000);
        }
    }

    @Test
    void shouldReadADocumentLargerThanAnyBuffer() {
        String large = "{\"text\":\"" + "x".repeat(5_000_000) + "\"}";
        try (DocumentReader reader = reader("{}\n" + large + "\n{}", DocumentFormat.NDJSON)) {
            List<String> documents = readAll(reader, 1000, ANY);
            assertThat(documents).containsExactly("{}", large, "{}");
        }
    }

    @Test
    void shouldRefuseADocumentThatNoServerTakes() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        InputStream in = new SequenceInputStream(new ByteArrayInputStream("{}\n{\"a\":\"".getBytes(UTF_8)), endless);
        try (DocumentReader reader = new JsonDocumentReader(in, "t.json", DocumentFormat.JSON)) {
            assertThat(reader.next(ANY, 1).size()).isEqualTo(1);
            assertThatThrownBy(() -> reader.next(ANY, ANY))
                    .hasMessage("t.json, line 2, byte 3: the document is longer than 134217727 bytes");
        }
    }

    @Test
    void shouldReadTheSameWhateverTheReadsAndTheBounds() {
        Random random = new Random(5);
        JsonText texts = new JsonText(random);
        for (int round = 0; round < 200; round++) {
            List<String> documents = new ArrayList<>();
            int size = random.nextInt(30);
            for (int i = 0; i < size; i++) {
                documents.add(texts.object(3));
            }
            boolean array = random.nextBoolean();
            String text = join(documents, array, texts);
            InputStream in = new ChoppedStream(text.getBytes(UTF_8), 1 + random.nextInt(9));
            try (DocumentReader reader = new JsonDocumentReader(in, "t", DocumentFormat.NDJSON)) {
                assertThat(readAll(reader, 1 + random.nextInt(300), 1 + random.nextInt(10)))
                        .isEqualTo(documents);
                assertThat(reader.position()).isEqualTo(text.getBytes(UTF_8).length);
            }
        }
    }

    private static String join(List<String> documents, boolean array, JsonText texts) {
        StringBuilder text = new StringBuilder(texts.whiteSpace()).append(array ? "[" : "");
        for (int i = 0; i < documents.size(); i++) {
            text.append(array && i > 0 ? "," : "").append(texts.whiteSpace());
            text.append(documents.get(i)).append(texts.whiteSpace());
        }
        return text.append(array ? "]" : "").append(texts.whiteSpace()).toString();
    }

    private static List<String> read(String text, DocumentFormat format) {
        try (DocumentReader reader = reader(text, format)) {
            return readAll(reader, ANY, ANY);
        }
    }

    private static DocumentReader reader(String text, DocumentFormat format) {
        return new JsonDocumentReader(new ByteArrayInputStream(text.getBytes(UTF_8)), "shop/orders.json", format);
    }

    private static List<String> readAll(DocumentReader reader, int maxBytes, int maxDocuments) {
        List<String> documents = new ArrayList<>();
        for (DocumentBatch batch = reader.next(maxBytes, maxDocuments);
                batch != null;
                batch = reader.next(maxBytes, maxDocuments)) {
            assertThat(batch.size()).isBetween(1, maxDocuments);
            for (int i = 0; i < batch.size(); i++) {
                documents.add(batch.text(i));
            }
        }
        return documents;
    }

    /** Gives a few bytes at a time. */
    private static final class ChoppedStream extends ByteArrayInputStream {
        private final int most;

        ChoppedStream(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, most));
        }
    }
}
