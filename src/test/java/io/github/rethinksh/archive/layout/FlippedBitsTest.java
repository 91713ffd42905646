package io.github.rethinksh.archive.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.transfer.ArchiveCheck;
import io.github.rethinksh.transfer.CheckedTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Archives of other tools, without a manifest: every flipped bit and every cut is told, by verify and by what restore
 * reads, or all that is read is what was written. That holds by the checksum of the compression. A plain tar archive has
 * checksums of its headers only: there it holds for everything but the content of the files.
 */
class FlippedBitsTest {
    private static final int ROUNDS = 100;

    @TempDir
    private Path directory;

    /** How an archive is compressed. */
    enum Kind {
        GZIP {
            @Override
            byte[] compress(byte[] tar) throws IOException {
                return TarFile.gzip(tar);
            }
        },
        GZIP_MEMBERS {
            @Override
            byte[] compress(byte[] tar) throws IOException {
                ByteArrayOutputStream members = new ByteArrayOutputStream();
                for (int from = 0; from < tar.length; from += 700) {
                    members.write(TarFile.gzip(Arrays.copyOfRange(tar, from, Math.min(tar.length, from + 700))));
                }
                return members.toByteArray();
            }
        },
        BZIP2 {
            @Override
            byte[] compress(byte[] tar) throws IOException {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (OutputStream out = new BZip2CompressorOutputStream(bytes, 1)) {
                    out.write(tar);
                }
                return bytes.toByteArray();
            }
        },
        XZ {
            @Override
            byte[] compress(byte[] tar) throws IOException {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(0))) {
                    out.write(tar);
                }
                return bytes.toByteArray();
            }
        },
        ZSTANDARD {
            @Override
            byte[] compress(byte[] tar) throws IOException {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (OutputStream out = new ZstdOutputStream(bytes).setChecksum(true)) {
                    out.write(tar);
                }
                return bytes.toByteArray();
            }
        };

        abstract byte[] compress(byte[] tar) throws IOException;
    }

    private static byte[] tar() throws IOException {
        return new TarFile()
                .directory("top/a")
                .table("top/a/t", "[\n{\"id\":1,\"v\":\"one\"},\n{\"id\":2,\"v\":\"two\"}\n]\n")
                .file("top/a/u.ndjson", "{\"id\":3,\"v\":\"three\"}\n{\"id\":4}\n")
                .file("top/a/u.info", Exports.INFO)
                .plain();
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellEveryFlippedBit(Kind kind) throws IOException {
        byte[] whole = kind.compress(tar());
        String content = read(whole).orElseThrow();
        assertThat(verified(whole)).isTrue();
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            int bit = random.nextInt(whole.length * 8);
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertTold(damaged, content, "bit " + bit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellEveryCut(Kind kind) throws IOException {
        byte[] whole = kind.compress(tar());
        String content = read(whole).orElseThrow();
        int step = 1 + whole.length / ROUNDS;
        for (int length = 0; length < whole.length; length += step) {
            assertTold(Arrays.copyOf(whole, length), content, length + " bytes");
        }
        assertThat(read(Arrays.copyOf(whole, whole.length - 1))).isEmpty();
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void shouldTellEveryFlippedBitOfAPlainArchiveThatIsNotInAFile() throws IOException {
        byte[] whole = tar();
        String content = read(whole).orElseThrow();
        Random random = new Random(7);
        for (int round = 0; round < 2 * ROUNDS; round++) {
            // Of the entries every second record is a header; the directory comes first and has no content.
            int header = 512 * (round % 5 == 0 ? 0 : 2 * (round % 5) - 1);
            byte[] damaged = whole.clone();
            damaged[header + random.nextInt(512)] ^= (byte) (1 << random.nextInt(8));
            assertTold(damaged, content, "round " + round);
        }
    }

    @Test
    void shouldNotPromiseTheContentOfAPlainArchiveWithoutAManifest() throws IOException {
        byte[] changed = new String(tar(), UTF_8).replace("three", "thref").getBytes(UTF_8);

        assertThat(verified(changed)).isTrue();
        assertThat(read(changed).orElseThrow()).contains("thref");
    }

    @Test
    void shouldSayThatNothingIsThere() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.tar.gz"));

        assertThatThrownBy(() -> Archives.open(empty)).hasMessage(empty + ": this file is no dump archive");
    }

    /** Nobody is told that all is well when anything else is read than was written. */
    private void assertTold(byte[] damaged, String content, String what) throws IOException {
        assertThat(fromStream(damaged).orElse(content)).as(what).isEqualTo(content);
        String read = read(damaged).orElse(null);
        if (read != null) {
            assertThat(read).as(what).isEqualTo(content);
        } else {
            assertThat(verified(damaged)).as(what).isFalse();
        }
    }

    private boolean verified(byte[] archive) throws IOException {
        Path file = Files.write(directory.resolve("dump"), archive);
        try (ArchiveSource source = Archives.open(file)) {
            return new ArchiveCheck(source, Map.of(), 1 << 20, new CancellationToken(), event -> {})
                    .run(Selection.everything()).stream().allMatch(CheckedTable::sound);
        } catch (ShellException e) {
            return false;
        }
    }

    /** All that is in it, as a text; empty when it is refused. */
    private Optional<String> read(byte[] archive) throws IOException {
        Path file = Files.write(directory.resolve("dump"), archive);
        try (ArchiveSource source = Archives.open(file)) {
            List<String> all = new ArrayList<>();
            for (SourceTable table : source.tables()) {
                add(source, table, all);
            }
            return Optional.of(source.databases() + " " + all);
        } catch (ShellException e) {
            return Optional.empty();
        }
    }

    private Optional<String> fromStream(byte[] archive) {
        try (ArchiveStream stream =
                Archives.stream(new ByteArrayInputStream(archive), "pipe", directory, ReadLimits.USUAL)) {
            List<String> all = new ArrayList<>();
            Optional<ArchiveSource> table = stream.next(any -> true);
            while (table.isPresent()) {
                add(table.get(), table.get().tables().get(0), all);
                table = stream.next(any -> true);
            }
            return Optional.of(stream.databases() + " " + all);
        } catch (ShellException e) {
            return Optional.empty();
        }
    }

    private static void add(ArchiveSource source, SourceTable table, List<String> all) {
        all.add(table.definition() + " "
                + Exports.documents(source, table.name().toString()));
    }
}
