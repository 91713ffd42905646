package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of a million entries is refused early, and read when that is asked for: it is made while it is read. */
class ManyEntriesTest {
    private static final int MILLION = 1_000_000;

    @TempDir
    private Path temporary;

    private final Made made = new Made();

    /** Files that are none of a dump, with no content. */
    private static final class Made extends InputStream {
        private static final long LENGTH = (long) MILLION * TarHeaders.RECORD;

        private final byte[] header = new TarHeaders(Instant.EPOCH).file("top/a/none.txt", 0, null);
        private final long end = LENGTH + TarHeaders.end(LENGTH).length;
        private long position;

        @Override
        public int read() {
            if (position == end) {
                return -1;
            }
            int at = (int) (position++ % TarHeaders.RECORD);
            return position > LENGTH ? 0 : header[at] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int at = (int) (position % TarHeaders.RECORD);
            int count = (int) Math.min(Math.min(length, TarHeaders.RECORD - at), end - position);
            if (position < LENGTH) {
                System.arraycopy(header, at, bytes, offset, count);
            } else {
                Arrays.fill(bytes, offset, offset + count, (byte) 0);
            }
            position += count;
            return count == 0 ? -1 : count;
        }
    }

    private ArchiveStream stream(ReadLimits limits) {
        return Archives.stream(made, "pipe", temporary, limits);
    }

    @Test
    void shouldRefuseAMillionEntriesBeforeTheyAreRead() {
        try (ArchiveStream stream = stream(ReadLimits.USUAL)) {
            assertThatThrownBy(() -> stream.next(any -> true))
                    .isInstanceOf(ShellException.class)
                    .hasMessage("cannot read pipe: it has more than 200000 entries, which no dump has; with"
                            + " --max-entries such an archive is taken");
        }
        assertThat(made.position / TarHeaders.RECORD).isBetween(200_000L, 201_000L);
    }

    @Test
    void shouldReadAMillionEntriesWhenTold() {
        try (ArchiveStream stream = stream(new ReadLimits(MILLION, 500))) {
            assertThat(stream.next(any -> true)).isEmpty();
            assertThat(stream.notes())
                    .hasSize(201)
                    .startsWith("top/a/none.txt is left out: it is no file of a dump")
                    .endsWith("more of the like is not listed");
        }
    }

    @Test
    void shouldRefuseMoreTablesThanThereIsMemoryFor() {
        ContentsCollector collector = new ContentsCollector(2);
        for (String table : new String[] {"t", "u"}) {
            collector.data(new TableName("a", table), FileKind.JSON, "a/" + table + ".json", 1);
        }
        assertThatThrownBy(() -> collector.data(new TableName("a", "v"), FileKind.JSON, "a/v.json", 1))
                .hasMessage("there are more than 2 tables, for which there is no memory");
    }
}
