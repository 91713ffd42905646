package io.github.rethinksh.archive.layout;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses what comes out when it is out of proportion to what went in. */
final class InflationGuard extends FilterInputStream {
    /** What is no longer than this does no harm, whatever it was made of. */
    private static final long HARMLESS = 1 << 24;

    private final CountedInput compressed;
    private final long ratio;
    private long count;

    InflationGuard(InputStream in, CountedInput compressed, long ratio) {
        super(in);
        this.compressed = compressed;
        this.ratio = ratio;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (count > HARMLESS && count / ratio > compressed.count()) {
            throw new IOException("its content is more than " + ratio
                    + " times as long as itself, which no dump comes to; with --max-ratio such an archive is taken");
        }
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        return read(new byte[(int) Math.min(length, 1 << 13)]);
    }
}
