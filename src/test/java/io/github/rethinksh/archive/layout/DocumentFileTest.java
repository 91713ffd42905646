package io.github.rethinksh.archive.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.FileCompression;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.format.Checksums;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentFileTest {
    private static final TableDefinition TABLE =
            TableDefinition.plain(TableName.parse("shop.orders").orElseThrow(), "id");

    @TempDir
    private Path directory;

    private static List<String> documents(ArchiveSource source) {
        List<String> documents = new ArrayList<>();
        try (source;
                DocumentReader reader = source.open(source.tables().get(0))) {
            for (DocumentBatch batch = reader.next(500, 3); batch != null; batch = reader.next(500, 3)) {
                for (int i = 0; i < batch.size(); i++) {
                    documents.add(batch.text(i));
                }
            }
        }
        return documents;
    }

    private static List<String> documents(byte[] content, DocumentFormat format) {
        return documents(DocumentFile.of(new ByteArrayInputStream(content), "-", TABLE, format, CsvReading.OFFICIAL));
    }

    private Path written(DocumentFormat format, FileCompression compression, List<String> documents) {
        Path export = directory.resolve("export");
        FileFormat shape = new FileFormat(format, compression, List.of(), ',', format == DocumentFormat.CSV);
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(export, shape);
        try (TableSink sink = target.begin(TABLE)) {
            sink.write(DocumentBatch.of(documents.toArray(String[]::new)));
            WrittenTable written = sink.finish();
            Path file = export.resolve(written.file());
            assertThat(file).hasSize(written.bytes());
            assertThat(written.sha256()).isEqualTo(Checksums.sha256(Directory.content(file)));
            assertThat(written.rows()).isEqualTo(documents.size());
            return file;
        }
    }

    private static List<String> some() {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            documents.add("{\"id\":" + i + ",\"v\":\"text " + i * i + "\"}");
        }
        return documents;
    }

    @ParameterizedTest
    @CsvSource({"JSON, GZ", "JSON, ZST", "NDJSON, GZ", "NDJSON, ZST", "CSV, GZ", "CSV, ZST"})
    void shouldNeverTakeAFlippedBitForAnotherContent(DocumentFormat format, FileCompression compression)
            throws IOException {
        byte[] whole = Files.readAllBytes(written(format, compression, some()));
        assertThat(documents(whole, format)).isEqualTo(some());
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(documents(flipped, format)).as("bit %d", bit).isEqualTo(some());
            } catch (ShellException e) {
                assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZ", "ZST"})
    void shouldRefuseWhatIsCutOff(FileCompression compression) throws IOException {
        byte[] whole = Files.readAllBytes(written(DocumentFormat.NDJSON, compression, some()));
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> documents(cut, DocumentFormat.NDJSON))
                    .as("%d bytes", length)
                    .isInstanceOf(ShellException.class);
        }
    }

    @Test
    void shouldGoByTheNameOfTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("Orders.JSONL"), "{\"id\":1}");
        assertThat(documents(DocumentFile.of(file, TABLE, null, CsvReading.OFFICIAL)))
                .containsExactly("{\"id\":1}");

        Path odd = Files.writeString(directory.resolve("orders.txt"), "{\"id\":1}");
        assertThat(documents(DocumentFile.of(odd, TABLE, DocumentFormat.JSON, CsvReading.OFFICIAL)))
                .containsExactly("{\"id\":1}");
        assertThatThrownBy(() -> DocumentFile.of(odd, TABLE, null, CsvReading.OFFICIAL))
                .hasMessage("the name orders.txt does not say how its documents are written");
        assertThatThrownBy(() -> DocumentFile.of(directory, TABLE, null, CsvReading.OFFICIAL))
                .hasMessage(directory + " is a directory");
        assertThatThrownBy(() -> DocumentFile.of(directory.resolve("no.csv"), TABLE, null, CsvReading.OFFICIAL))
                .hasMessage(directory.resolve("no.csv") + ": there is no such file");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void shouldReadANamedPipeOnce() throws IOException, InterruptedException {
        Path pipe = directory.resolve("orders.ndjson");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process writer = new ProcessBuilder("sh", "-c", "echo '{\"id\":1}' > \"$0\"", pipe.toString()).start();

        assertThat(DocumentFile.isPipe(pipe)).isTrue();
        assertThat(documents(DocumentFile.ofPipe(pipe, TABLE, null, CsvReading.OFFICIAL, CancellationToken::new)))
                .containsExactly("{\"id\":1}");
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void shouldTakeConcatenatedObjectsOfAnyDepth() {
        String deep = "{\"id\":1,\"d\":" + "[".repeat(3000) + "]".repeat(3000) + "}";

        assertThat(documents(("\ufeff \n" + deep + "{\"id\":2}").getBytes(UTF_8), DocumentFormat.JSON))
                .containsExactly(deep, "{\"id\":2}");
    }
}
