package io.github.rethinksh.archive.layout;

import com.github.luben.zstd.ZstdOutputStream;
import io.github.rethinksh.archive.FileCompression;
import io.github.rethinksh.archive.format.Checksums;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** What is compressed on its way into a file, with the length and the checksum of what comes into the file. */
final class CompressedFile {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_LEVEL = 3;

    private final Counted file;
    private final OutputStream out;

    /** Compresses into a file, which stays open. */
    CompressedFile(OutputStream file, FileCompression compression) throws IOException {
        this.file = new Counted(file, Checksums.sha256(), 0);
        this.out = switch (compression) {
            case NONE -> this.file;
            case GZ -> new Gzip(this.file);
            case ZST -> new ZstdOutputStream(this.file).setChecksum(true);
        };
    }

    /** Goes on, uncompressed, in a file of so many bytes with the digest of what is there. */
    CompressedFile(OutputStream file, MessageDigest digest, long bytes) {
        this.file = new Counted(file, digest, bytes);
        this.out = this.file;
    }

    /** Where the content goes; flushing it does not end blocks before their time. */
    OutputStream out() {
        return out;
    }

    /** Ends the compressed data. */
    void finish() throws IOException {
        out.close();
    }

    /** How many bytes came into the file. */
    long bytes() {
        return file.count;
    }

    /** The SHA-256 of what came into the file, once, in the end. */
    String sha256() {
        return HexFormat.of().formatHex(file.digest.digest());
    }

    /** The SHA-256 of what came into the file so far. */
    String sha256SoFar() {
        return Checksums.soFar(file.digest);
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(GZIP_LEVEL);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                def.end();
            }
        }
    }

    private static final class Counted extends FilterOutputStream {
        private final MessageDigest digest;
        private long count;

        Counted(OutputStream out, MessageDigest digest, long count) {
            super(out);
            this.digest = digest;
            this.count = count;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            digest.update(bytes, offset, length);
            count += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
