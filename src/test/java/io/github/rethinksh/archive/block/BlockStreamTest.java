package io.github.rethinksh.archive.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.SingleXZInputStream;

class BlockStreamTest {
    @TempDir
    private Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Stream<BlockFormat> formats() {
        return Stream.of(
                new GzipBlocks(6), new GzipBlocks(0), new PlainBlocks(), new ZstandardBlocks(3), new XzBlocks(0));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldBeOneStreamOfAllParts(BlockFormat format) throws IOException {
        byte[] large = noise(3 * format.blockLength() + 17);
        byte[] zeros = new byte[2 * format.blockLength()];
        try (BlockStream stream = new BlockStream(format, Channels.newChannel(out), temporary)) {
            stream.append("first ".getBytes(UTF_8));
            try (BlockOutput one = stream.part();
                    BlockOutput other = stream.part()) {
                // The second part is filled before, and comes after.
                other.write(zeros);
                one.write(large);
                one.flush();
                stream.append("lead ".getBytes(UTF_8), one);
                stream.append(new byte[0], other);
            }
            stream.append("last".getBytes(UTF_8));
            stream.finish();
            assertThat(stream.length()).isEqualTo(out.size());
            assertThat(stream.contentLength()).isEqualTo(15L + large.length + zeros.length);
        }

        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes("first lead ".getBytes(UTF_8));
        expected.writeBytes(large);
        expected.writeBytes(zeros);
        expected.writeBytes("last".getBytes(UTF_8));
        assertThat(content(format)).isEqualTo(expected.toByteArray());
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldBeAnEmptyStreamWithoutParts(BlockFormat format) throws IOException {
        try (BlockStream stream = new BlockStream(format, Channels.newChannel(out), temporary)) {
            stream.finish();
        }

        assertThat(content(format)).isEmpty();
    }

    @Test
    void shouldBeOneGzipMember() throws Exception {
        try (BlockStream stream = new BlockStream(new GzipBlocks(1), Channels.newChannel(out), temporary);
                BlockOutput part = stream.part()) {
            part.write(noise(2_000_000));
            stream.append("lead".getBytes(UTF_8), part);
            stream.finish();
        }

        byte[] member = out.toByteArray();
        Inflater inflater = new Inflater(true);
        inflater.setInput(member, 10, member.length - 10);
        byte[] content = new byte[2_000_004];
        assertThat(inflater.inflate(content)).isEqualTo(2_000_004);
        assertThat(inflater.inflate(new byte[1])).isZero();
        assertThat(inflater.finished()).isTrue();
        assertThat(inflater.getRemaining()).isEqualTo(8);
        inflater.end();
    }

    @Test
    void shouldLeaveOutAPartThatIsNotAppended() throws IOException {
        try (BlockStream stream = new BlockStream(new GzipBlocks(6), Channels.newChannel(out), temporary)) {
            try (BlockOutput dropped = stream.part()) {
                dropped.write(noise(2_000_000));
            }
            stream.append("all".getBytes(UTF_8));
            stream.finish();
        }

        assertThat(content(new GzipBlocks(6))).asString(UTF_8).isEqualTo("all");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void shouldStayBrokenOnceAnAppendHasFailed() throws IOException {
        WritableByteChannel full = new FullChannel(1_000);
        try (BlockStream stream = new BlockStream(new PlainBlocks(), full, temporary)) {
            stream.append(new byte[600]);
            assertThatThrownBy(() -> stream.append(new byte[600])).hasMessage("no space left");
            assertThatThrownBy(() -> stream.append(new byte[10]))
                    .hasMessage("the archive could not be written on before");
            assertThatThrownBy(stream::finish).hasMessage("the archive could not be written on before");
        }
    }

    @Test
    void shouldSayThatThereIsNoPlaceForAPart() throws IOException {
        Path missing = temporary.resolve("missing");
        try (BlockStream stream = new BlockStream(new PlainBlocks(), Channels.newChannel(out), missing);
                BlockOutput part = stream.part()) {
            part.write(noise(1_000_000));

            assertThatThrownBy(() -> stream.append(new byte[0], part)).isInstanceOf(IOException.class);
        }
    }

    private byte[] content(BlockFormat format) throws IOException {
        InputStream in = new ByteArrayInputStream(out.toByteArray());
        if (format instanceof PlainBlocks) {
            return out.toByteArray();
        }
        try (InputStream content = format instanceof GzipBlocks
                ? new GZIPInputStream(in)
                : format instanceof XzBlocks ? new SingleXZInputStream(in) : new ZstdInputStream(in)) {
            return content.readAllBytes();
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(20131114).nextBytes(bytes);
        Arrays.fill(bytes, length / 2, length / 2 + length / 4, (byte) 'x');
        return bytes;
    }

    /** A disk that fills up. */
    private static final class FullChannel implements WritableByteChannel {
        private int free;

        FullChannel(int free) {
            this.free = free;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int length = source.remaining();
            if (length > free) {
                throw new IOException("no space left");
            }
            free -= length;
            source.position(source.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }
}
