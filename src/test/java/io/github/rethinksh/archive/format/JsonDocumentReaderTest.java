package io.github.rethinksh.archive.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
                "[~{\"a\":1}~{\"a\":2}]|line 3, byte 10: expected ',' or ']' but found '{' in '{\"a\":2}]'",
                "[~{\"a\":1},~]|line 3, byte 11: expected '{' but found ']' in ']'",
                "[{\"a\":1}]~x|line 2, byte 10: expected the end of the data but found 'x' in 'x'",
                "[{\"a\":1}][]|line 1, byte 9: expected the end of the data but found '[' in '[{\"a\":1}][]'",
                "[1]|line 1, byte 1: expected '{' or ']' but found '1' in '[1]'",
                "[{},[]]|line 1, byte 4: expected '{' but found '[' in '[{},[]]'",
                "{\"a\":1}~7|line 2, byte 8: expected '{' but found '7' in '7'",
                "{\"a\":1},{\"a\":1}|line 1, byte 7: expected '{' but found ',' in '{\"a\":1},{\"a\":1}'",
                "{\"a\":1}~{\"a\":~,}|line 3, byte 14: expected a value but found ',' in ',}'",
                "{\"a\":1}~{\"a\":~|line 2, byte 8: the data ends inside the document that begins here",
                "hello|line 1, byte 0: expected '[' or '{' but found 'h' in 'hello'"
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
                assertThat(broken)
                        .hasMessage("shop/orders.json, line 1, byte 22: expected a value but found '}'"
                                + " in '[{\"a\":1},{\"a\":2},{\"a\":}]'");
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
                    .hasMessage("t.json, line 2, byte 3: the document is longer than "
                            + DocumentLimit.ofJson().bytes() + " bytes");
        }
    }

    @Test
    void shouldNameADocumentThatThereIsNoMemoryFor() {
        DocumentLimit limit = new DocumentLimit(100_000, "why");
        for (DocumentFormat format : List.of(DocumentFormat.JSON, DocumentFormat.NDJSON)) {
            for (int length : new int[] {100_001, 3_000_000}) {
                String text = "{}\n{\"a\":\"" + "x".repeat(length - 8) + "\"}\n";
                InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8));
                try (DocumentReader reader = new JsonDocumentReader(in, "t.json", format, limit)) {
                    assertThat(reader.next(ANY, 1).size()).isEqualTo(1);
                    ShellException large = catchThrowableOfType(ShellException.class, () -> reader.next(ANY, ANY));
                    assertThat(large).hasMessage("t.json, line 2, byte 3: the document is longer than 100000 bytes");
                    assertThat(large.hint().orElseThrow()).isEqualTo("why");
                }
            }
        }
    }

    @Test
    void shouldTakeADocumentThatIsJustNotTooLong() {
        DocumentLimit limit = new DocumentLimit(100_000, "why");
        String document = "{\"a\":\"" + "x".repeat(100_000 - 8) + "\"}";
        for (String text : List.of(document, "[" + document + "]", document + "{}")) {
            InputStream in = new ChoppedStream(text.getBytes(UTF_8), 777);
            try (DocumentReader reader = new JsonDocumentReader(in, "t.json", DocumentFormat.JSON, limit)) {
                assertThat(readAll(reader, ANY, ANY)).startsWith(document);
            }
        }
    }

    @Test
    void shouldShowSomeOfALongLineWhereItIsBroken() {
        String line = "{\"a\":\"" + "\u00e9".repeat(40) + "\",\"b\":x" + "\u00e9".repeat(40) + "\"}";
        assertThatThrownBy(() -> read("{}\n" + line + "\n{}", DocumentFormat.NDJSON))
                .hasMessage("shop/orders.json, line 2, byte 95: expected a value but found 'x' in '..."
                        + "\u00e9".repeat(12) + "\",\"b\":x" + "\u00e9".repeat(14) + "...'");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "NDJSON"})
    void shouldSayWhereTextIsNotUtf8(DocumentFormat format) {
        byte[] latin = "{\"a\":\"x\"}\n{\"a\":\"caf\u00e9\"}\n".getBytes(ISO_8859_1);
        assertThatThrownBy(() -> read(latin, format))
                .hasMessage("shop/orders.json, line 2, byte 19: expected a UTF-8 character but found byte 0xE9"
                        + " in '{\"a\":\"caf\ufffd\"}'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void shouldNameUtf16(String charset) {
        for (String text : List.of("{\"a\":1}\n", "[\n{\"a\":1}\n]\n")) {
            for (DocumentFormat format : List.of(DocumentFormat.JSON, DocumentFormat.NDJSON)) {
                ShellException error = catchThrowableOfType(
                        ShellException.class, () -> read(text.getBytes(Charset.forName(charset)), format));
                assertThat(error)
                        .hasMessage("shop/orders.json, line 1, byte 0: the text is UTF-16, and only UTF-8 is read");
                assertThat(error.hint()).contains("Convert it first: iconv -f UTF-16 -t UTF-8");
            }
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

    private static List<String> read(byte[] content, DocumentFormat format) {
        try (DocumentReader reader = reader(content, format)) {
            return readAll(reader, ANY, 1);
        }
    }

    private static DocumentReader reader(String text, DocumentFormat format) {
        return reader(text.getBytes(UTF_8), format);
    }

    private static DocumentReader reader(byte[] content, DocumentFormat format) {
        return new JsonDocumentReader(new ByteArrayInputStream(content), "shop/orders.json", format);
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
