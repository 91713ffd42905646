package io.github.rethinksh.archive.format;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Buffers bytes on their way to a stream, counts them and takes their SHA-256, if somebody wants it. */
final class DigestingOutput {
    private final OutputStream out;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[1 << 16];
    private int buffered;
    private long flushed;

    DigestingOutput(OutputStream out, boolean digesting) {
        this.out = out;
        this.digest = digesting ? Checksums.sha256() : null;
    }

    void write(byte[] bytes, int from, int to) throws IOException {
        int position = from;
        while (position < to) {
            if (buffered == buffer.length) {
                flush();
            }
            int count = Math.min(to - position, buffer.length - buffered);
            System.arraycopy(bytes, position, buffer, buffered, count);
            buffered += count;
            position += count;
        }
    }

    void write(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            if (buffered == buffer.length) {
                flush();
            }
            buffer[buffered++] = (byte) ascii.charAt(i);
        }
    }

    /** Passes all on to the stream. */
    void flush() throws IOException {
        if (digest != null) {
            digest.update(buffer, 0, buffered);
        }
        out.write(buffer, 0, buffered);
        out.flush();
        flushed += buffered;
        buffered = 0;
    }

    long count() {
        return flushed + buffered;
    }

    /** The checksum of all that was flushed, in lower-case hexadecimal digits; once, at the end. Null when not taken. */
    String checksum() {
        return digest == null ? null : HexFormat.of().formatHex(digest.digest());
    }
}
