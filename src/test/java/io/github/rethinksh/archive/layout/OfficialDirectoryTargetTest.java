package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialDirectoryTargetTest {
    private static final TableName NAME = new TableName("shop", "orders");
    private static final TableDefinition TABLE =
            new TableDefinition(NAME, "id", List.of(), null, -1, "{\"primary_key\": \"id\", \"indexes\": []}");
    private static final Manifest MANIFEST = Manifest.start("rethinksh 1.0", "2.4.4", Instant.EPOCH);

    @TempDir
    private Path parent;

    private Path directory;

    @BeforeEach
    void name() {
        directory = parent.resolve("export");
    }

    @Test
    void shouldWriteWhatTheOfficialExportWrites() throws IOException {
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, DocumentFormat.JSON);
        target.database("empty");

        WrittenTable written = write(target, "{\"id\":1}", "{\"id\":2}");

        assertThat(files()).containsExactly("empty", "shop", "shop/orders.info", "shop/orders.json");
        assertThat(directory.resolve("shop/orders.info")).hasContent("{\"primary_key\": \"id\", \"indexes\": []}\n");
        assertThat(Files.readString(directory.resolve("shop/orders.json")))
                .isEqualTo("[\n{\"id\":1},\n{\"id\":2}\n]\n");
        assertThat(written)
                .isEqualTo(new WrittenTable(
                        NAME,
                        "id",
                        "shop/orders.json",
                        2,
                        23,
                        "e6a4b06883c8a8986f3891bdc0a298a51fa5c3db65ebc1da3e96fea0640bc24c"));
    }

    @Test
    void shouldReadWhatIsWritten() {
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, DocumentFormat.NDJSON);
        target.save(MANIFEST.with(write(target, "{\"id\":1}", "{\"id\":2}")).finishedAt(Instant.EPOCH));

        try (ArchiveSource source = Archives.open(directory)) {
            assertThat(Exports.documents(source, "shop.orders")).containsExactly("{\"id\":1}", "{\"id\":2}");
            assertThat(source.tables().get(0).definition()).isEqualTo(TABLE);
            assertThat(source.tables().get(0).rows()).isEqualTo(2);
            assertThat(source.manifest().orElseThrow().complete()).isTrue();
            assertThat(source.notes()).isEmpty();
        }
    }

    @Test
    void shouldLeaveNothingOfAnUnfinishedTable() throws IOException {
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, DocumentFormat.JSON);
        try (TableSink sink = target.begin(TABLE)) {
            sink.write(DocumentBatch.of("{\"id\":1}"));
            assertThat(files()).containsExactly("shop", "shop/orders.info.part", "shop/orders.json.part");
        }

        assertThat(files()).containsExactly("shop");
    }

    @Test
    void shouldKeepTheTableBeforeUntilTheNewOneIsFinished() throws IOException {
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, DocumentFormat.JSON);
        write(target, "{\"id\":1}");
        try (TableSink sink = target.begin(TABLE)) {
            sink.write(DocumentBatch.of("{\"id\":2}"));
        }
        assertThat(Files.readString(directory.resolve("shop/orders.json"))).isEqualTo("[\n{\"id\":1}\n]\n");

        write(target, "{\"id\":3}");
        assertThat(Files.readString(directory.resolve("shop/orders.json"))).isEqualTo("[\n{\"id\":3}\n]\n");
    }

    @Test
    void shouldReplaceATableInAnotherFormat() throws IOException {
        OfficialDirectoryTarget first = OfficialDirectoryTarget.open(directory, DocumentFormat.JSON);
        first.save(MANIFEST);
        write(first, "{\"id\":1}");

        write(OfficialDirectoryTarget.open(directory, DocumentFormat.NDJSON), "{\"id\":2}");

        assertThat(files()).containsExactly("rethinksh.manifest", "shop", "shop/orders.info", "shop/orders.ndjson");
    }

    @Test
    void shouldWriteSeveralTablesAtOnce() throws IOException {
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, DocumentFormat.JSON);
        TableDefinition other = TableDefinition.plain(new TableName("shop", "events"), "id");
        try (TableSink orders = target.begin(TABLE);
                TableSink events = target.begin(other)) {
            orders.write(DocumentBatch.of("{\"id\":1}"));
            events.write(DocumentBatch.of("{\"id\":2}"));
            orders.finish();
            assertThat(events.finish().name()).isEqualTo(other.name());
        }

        assertThat(Files.readString(directory.resolve("shop/orders.json"))).isEqualTo("[\n{\"id\":1}\n]\n");
        assertThat(Files.readString(directory.resolve("shop/events.json"))).isEqualTo("[\n{\"id\":2}\n]\n");
    }

    @Test
    void shouldLetNobodyElseRead() throws IOException {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, DocumentFormat.JSON);
        write(target, "{\"id\":1}");
        target.save(MANIFEST);

        assertThat(permissions("")).isEqualTo("rwx------");
        assertThat(permissions("shop")).isEqualTo("rwx------");
        assertThat(permissions("shop/orders.info")).isEqualTo("rw-------");
        assertThat(permissions("shop/orders.json")).isEqualTo("rw-------");
        assertThat(permissions("rethinksh.manifest")).isEqualTo("rw-------");
    }

    @Test
    void shouldJoinAnExportWithAManifest() {
        OfficialDirectoryTarget.open(directory, DocumentFormat.JSON).save(MANIFEST);

        assertThat(OfficialDirectoryTarget.open(directory, DocumentFormat.JSON).manifest())
                .contains(MANIFEST);
    }

    @Test
    void shouldTakeADirectoryThatWasLeftBeforeItsManifestHadItsName() throws IOException {
        Files.createDirectory(directory);
        Files.writeString(directory.resolve("rethinksh.lock"), "");
        Files.writeString(directory.resolve("rethinksh.manifest.part"), "{\"rethin");

        OfficialDirectoryTarget.open(directory, DocumentFormat.JSON).save(MANIFEST);

        assertThat(files()).containsExactly("rethinksh.lock", "rethinksh.manifest");
    }

    @Test
    void shouldRefuseADirectoryWithSomethingElseInIt() throws IOException {
        Exports.write(directory.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> OfficialDirectoryTarget.open(directory, DocumentFormat.JSON))
                .hasMessage(directory + " is there already and is no export of this program")
                .extracting(e -> ((ShellException) e).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldNameTheFileThatCannotBeWritten() throws IOException {
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, DocumentFormat.JSON);
        Files.writeString(directory.resolve("shop"), "in the way");

        assertThatThrownBy(() -> target.begin(TABLE))
                .isInstanceOf(ShellException.class)
                .hasMessageStartingWith("cannot write " + directory.resolve("shop"));
    }

    @Test
    void shouldRefuseNamesThatLeadElsewhere() {
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(directory, DocumentFormat.JSON);

        assertThatThrownBy(() -> target.database("../other")).isInstanceOf(ShellException.class);
        assertThatThrownBy(() -> target.begin(TableDefinition.plain(new TableName("a", "../b"), "id")))
                .isInstanceOf(ShellException.class);
        assertThat(parent.resolve("other")).doesNotExist();
    }

    private static WrittenTable write(OfficialDirectoryTarget target, String... documents) {
        try (TableSink sink = target.begin(TABLE)) {
            sink.write(DocumentBatch.of(documents));
            return sink.finish();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.skip(1)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }
}
