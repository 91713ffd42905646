package io.github.rethinksh.archive.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8, with or without a byte order mark. What is none, and what cannot be read, is an error that comes after
 * all characters before it, where the reader of the platform drops those.
 */
final class StrictUtf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private long offset;
    private boolean started;
    private boolean ended;
    private IOException failure;

    StrictUtf8Reader(InputStream in) {
        this.in = in;
    }

    /** How many bytes have been decoded. */
    long offset() {
        return offset;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        CharBuffer characters = CharBuffer.wrap(target, from, length).slice();
        while (characters.position() == 0 && failure == null && !(ended && !bytes.hasRemaining())) {
            decode(characters);
            skipByteOrderMark(characters);
        }
        if (characters.position() > 0) {
            return characters.position();
        }
        if (failure != null) {
            throw failure;
        }
        return -1;
    }

    private void decode(CharBuffer characters) {
        int before = bytes.position();
        CoderResult result = decoder.decode(bytes, characters, ended);
        offset += bytes.position() - before;
        if (result.isError()) {
            failure = new IOException("byte " + offset + " is not UTF-8");
        } else if (result.isUnderflow() && !ended) {
            fill();
        }
    }

    private void fill() {
        bytes.compact();
        try {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            if (!started && Utf16.recognises(bytes.array(), bytes.position() + Math.max(0, count))) {
                throw new IOException(Utf16.FOUND);
            }
            bytes.position(bytes.position() + Math.max(0, count));
        } catch (IOException e) {
            failure = e;
        }
        bytes.flip();
    }

    private void skipByteOrderMark(CharBuffer characters) {
        if (!started && characters.position() > 0) {
            started = true;
            if (characters.get(0) == BYTE_ORDER_MARK) {
                characters.flip().position(1);
                characters.compact();
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
