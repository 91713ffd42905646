package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dump that is damaged is refused, or the damage is nowhere in what it holds: it never passes for another dump. */
class DamagedDumpTest {
    @TempDir
    private Path directory;

    private Path file;

    @ParameterizedTest
    @ValueSource(strings = {"d.tar", "d.tar.gz", "d.tar.xz", "d.tar.zst"})
    void shouldNeverTakeAFlippedBitForData(String name) throws IOException {
        byte[] whole = dump(name);
        String content = fromFile().orElseThrow();

        // Each place costs the same, and of a plain archive most is padding.
        int step = whole.length > 10_000 ? 23 : 3;
        int refused = 0;
        for (int i = 0; i < whole.length; i += step) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << (i % 8));
            Files.write(file, damaged);
            Optional<String> read = fromFile();
            assertThat(read.orElse(content)).as("byte %d from the file", i).isEqualTo(content);
            assertThat(fromStream(damaged).orElse(content))
                    .as("byte %d from a pipe", i)
                    .isEqualTo(content);
            refused += read.isEmpty() ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d.tar", "d.tar.gz", "d.tar.xz", "d.tar.zst"})
    void shouldNeverTakeAPartForTheWhole(String name) throws IOException {
        byte[] whole = dump(name);
        String content = fromFile().orElseThrow();

        int step = whole.length > 10_000 ? 61 : 3;
        for (int length = 1; length < whole.length; length += step) {
            byte[] part = Arrays.copyOf(whole, length);
            Files.write(file, part);
            assertThat(fromFile().orElse(content))
                    .as("%d bytes from the file", length)
                    .isEqualTo(content);
            assertThat(fromStream(part).orElse(content))
                    .as("%d bytes from a pipe", length)
                    .isEqualTo(content);
        }
    }

    private byte[] dump(String name) throws IOException {
        file = directory.resolve(name);
        Instant time = Instant.parse("2026-11-21T10:15:30Z");
        DumpOptions options = new DumpOptions("top", DumpNames.format(name, null), directory, time);
        try (DumpArchiveTarget target = DumpArchiveTarget.toFile(file, false, options)) {
            Manifest manifest = Manifest.start("rethinksh 1.0", "2.4.4", time);
            for (TableName table : List.of(new TableName("a", "t"), new TableName("b", "u"))) {
                TableDefinition definition = new TableDefinition(
                        table, "id", List.of(), null, -1, "{\"primary_key\":\"id\",\"indexes\":[]}");
                try (TableSink sink = target.begin(definition)) {
                    sink.write(DocumentBatch.of("{\"id\":1,\"v\":\"one\"}", "{\"id\":2,\"v\":\"two\"}"));
                    manifest = manifest.with(sink.finish());
                }
            }
            target.save(manifest.finishedAt(time));
            target.complete();
        }
        return Files.readAllBytes(file);
    }

    /** All that is in it, as a text; empty when it is refused. */
    private Optional<String> fromFile() {
        try (ArchiveSource source = Archives.open(file)) {
            List<Object> all = new ArrayList<>(source.databases());
            for (SourceTable table : source.tables()) {
                add(source, table, all);
            }
            all.add(source.manifest());
            return Optional.of(all.toString());
        } catch (ShellException e) {
            return Optional.empty();
        }
    }

    private Optional<String> fromStream(byte[] archive) {
        try (ArchiveStream stream =
                Archives.stream(new ByteArrayInputStream(archive), "pipe", directory, ReadLimits.USUAL)) {
            List<Object> all = new ArrayList<>();
            for (Optional<ArchiveSource> table = stream.next(any -> true);
                    table.isPresent();
                    table = stream.next(any -> true)) {
                add(table.get(), table.get().tables().get(0), all);
            }
            all.add(stream.manifest());
            all.addAll(0, stream.databases());
            return Optional.of(all.toString());
        } catch (ShellException e) {
            return Optional.empty();
        }
    }

    private static void add(ArchiveSource source, SourceTable table, List<Object> all) {
        all.add(table.definition());
        all.add(Exports.documents(source, table.name().toString()));
    }
}
