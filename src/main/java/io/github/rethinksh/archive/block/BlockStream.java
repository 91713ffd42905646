package io.github.rethinksh.archive.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A compressed stream that grows part by part. Several parts may be filled at once, each by a thread of its own; a part
 * comes into the stream as a whole, when it is appended. When an append fails the stream is broken for good, and so are
 * all appends after it. Safe for any number of threads.
 */
public final class BlockStream implements AutoCloseable {
    private final BlockFormat format;
    private final WritableByteChannel out;
    private final Path temporary;
    private final BlockPool pool;
    private final BlockCompressor compressor;
    private final Tally tally = new Tally();
    private long length;
    private boolean begun;
    private boolean broken;

    /**
     * A stream into a channel, which stays open.
     *
     * @param temporary a directory for parts that are too large for memory; they take there what they take in the stream
     */
    public BlockStream(BlockFormat format, WritableByteChannel out, Path temporary) {
        this.format = format;
        this.out = out;
        this.temporary = temporary;
        this.pool = new BlockPool(format);
        this.compressor = format.compressor();
    }

    /** A new part, to be filled and appended, and closed in any case. */
    public BlockOutput part() {
        return new BlockOutput(pool, new Spool(temporary));
    }

    /**
     * Appends what is known at once, and a part after it, with nothing in between.
     *
     * @param lead the content before the part, compressed here and now
     */
    public void append(byte[] lead, BlockOutput part) throws IOException {
        Spool spool = part.finish();
        append(lead, spool);
    }

    /** Appends what is known at once. */
    public void append(byte[] content) throws IOException {
        try (Spool nothing = new Spool(temporary)) {
            append(content, nothing);
        }
    }

    private synchronized void append(byte[] lead, Spool spool) throws IOException {
        if (broken) {
            throw new IOException("the archive could not be written on before");
        }
        broken = true;
        begin();
        for (int from = 0; from < lead.length; from += format.blockLength()) {
            byte[] some = Arrays.copyOfRange(lead, from, Math.min(lead.length, from + format.blockLength()));
            Block block = compressor.compress(some, some.length);
            write(ByteBuffer.wrap(block.bytes(), 0, block.length()));
            tally.add(block);
        }
        length += spool.transferTo(out);
        tally.add(spool.tally());
        broken = false;
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            write(ByteBuffer.wrap(format.header()));
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        length += bytes.remaining();
        Spool.writeAll(out, bytes);
    }

    /** How much content has been appended, in bytes. */
    public synchronized long contentLength() {
        return tally.contentLength();
    }

    /** How much of the stream has been written, in bytes. */
    public synchronized long length() {
        return length;
    }

    /** Ends the stream; nothing can be appended afterwards. */
    public synchronized void finish() throws IOException {
        append(new byte[0]);
        broken = true;
        write(ByteBuffer.wrap(format.trailer(tally)));
    }

    /** Ends the threads. A stream that was not finished stays without its end, and cannot be read to it. */
    @Override
    public void close() {
        pool.close();
        compressor.close();
    }
}
