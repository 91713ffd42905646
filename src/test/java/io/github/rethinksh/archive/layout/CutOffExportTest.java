package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.FileCompression;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.ArchiveCheck;
import io.github.rethinksh.transfer.CheckedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A data file of a directory that is cut off. With a manifest that is always told. Without one it is for JSON and for
 * what is compressed; a plain NDJSON or CSV file that ends between two documents is whole as far as anybody can tell.
 */
class CutOffExportTest {
    private static final TableName TABLE = new TableName("a", "t");
    private static final List<String> DOCUMENTS =
            List.of("{\"id\":1,\"v\":\"one\"}", "{\"id\":2,\"v\":\"two\"}", "{\"id\":3,\"v\":null}");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "JSON, NONE",
        "JSON, GZ",
        "JSON, ZST",
        "NDJSON, NONE",
        "NDJSON, GZ",
        "NDJSON, ZST",
        "CSV, NONE",
        "CSV, GZ",
        "CSV, ZST"
    })
    void shouldTellEveryCut(DocumentFormat format, FileCompression compression) throws IOException {
        Path data = export(format, compression);
        byte[] whole = Files.readAllBytes(data);
        assertThat(problems()).isEmpty();
        for (int length = 0; length < whole.length; length++) {
            Files.write(data, Arrays.copyOf(whole, length));
            assertThat(problems()).as("%d bytes", length).isNotEmpty();
        }
        Files.delete(directory.resolve(ManifestFile.NAME));
        boolean told = format == DocumentFormat.JSON || compression != FileCompression.NONE;
        for (int length = 0; told && length < whole.length; length++) {
            Files.write(data, Arrays.copyOf(whole, length));
            boolean lineBreakOnly = compression == FileCompression.NONE && length == whole.length - 1;
            assertThat(problems().isEmpty()).as("%d bytes", length).isEqualTo(lineBreakOnly);
        }
    }

    @ParameterizedTest
    @CsvSource({"t.json.gz, {}", "t.ndjson.zst, ''", "t.jsonl.bz2, ''", "t.csv.xz, id"})
    void shouldNotTakeAnythingForACompressedFile(String name, String content) throws IOException {
        Exports.write(directory.resolve("a/t.info"), Exports.INFO);
        Exports.write(directory.resolve("a/" + name), content);
        String message = "it is not compressed, as its name says: it is damaged, or has a wrong name";

        try (ArchiveSource source = Archives.open(directory)) {
            assertThatThrownBy(() -> Exports.documents(source, "a.t"))
                    .isInstanceOf(ShellException.class)
                    .hasMessage("cannot read " + directory.resolve("a/" + name) + ": " + message);
        }
        try (ArchiveSource file = DocumentFile.of(
                directory.resolve("a/" + name), TableDefinition.plain(TABLE, "id"), null, CsvReading.OFFICIAL)) {
            assertThatThrownBy(() -> Exports.documents(file, "a.t")).hasMessage("cannot read " + name + ": " + message);
        }
    }

    private Path export(DocumentFormat format, FileCompression compression) {
        FileFormat shape = new FileFormat(format, compression, List.of(), ',', format == DocumentFormat.CSV);
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, shape);
        TableDefinition table = TableDefinition.plain(TABLE, "id");
        try (TableSink sink = target.begin(table)) {
            sink.write(DocumentBatch.of(DOCUMENTS.toArray(String[]::new)));
            WrittenTable written = sink.finish();
            target.save(
                    Manifest.start("test", "test", Instant.EPOCH).with(written).finishedAt(Instant.EPOCH));
            return directory.resolve(written.file());
        }
    }

    private List<String> problems() {
        try (ArchiveSource source = Archives.open(directory)) {
            return new ArchiveCheck(source, Map.of(), 1 << 20, new CancellationToken(), event -> {})
                    .run(Selection.everything()).stream()
                            .map(CheckedTable::problems)
                            .flatMap(List::stream)
                            .toList();
        }
    }
}
