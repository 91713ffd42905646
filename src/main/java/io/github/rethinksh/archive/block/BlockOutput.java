package io.github.rethinksh.archive.block;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Takes the content of one part of a stream, has it compressed block by block, and keeps the blocks, in their order,
 * until the part is appended or closed. To flush it does nothing: blocks are as long as they are. For one thread.
 */
public final class BlockOutput extends OutputStream {
    private final BlockPool pool;
    private final Spool spool;
    private final Deque<Future<Block>> pending = new ArrayDeque<>();

    /** The content of the blocks under way, in the same order. */
    private final Deque<byte[]> contents = new ArrayDeque<>();

    private byte[] content;
    private int length;

    BlockOutput(BlockPool pool, Spool spool) {
        this.pool = pool;
        this.spool = spool;
        this.content = new byte[pool.format().blockLength()];
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int position = offset;
        int end = offset + count;
        while (position < end) {
            if (length == content.length) {
                submit();
            }
            int some = Math.min(end - position, content.length - length);
            System.arraycopy(bytes, position, content, length, some);
            length += some;
            position += some;
        }
    }

    private void submit() throws IOException {
        pending.add(pool.compress(content, length));
        contents.add(content);
        length = 0;
        content = pending.size() < pool.ahead() ? new byte[content.length] : spoolNext();
    }

    /** Waits for the oldest block; returns the array that its content was in. */
    private byte[] spoolNext() throws IOException {
        try {
            spool.write(pending.remove().get());
            return contents.remove();
        } catch (ExecutionException e) {
            throw new IOException("cannot compress: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Waits until all of it is compressed. */
    Spool finish() throws IOException {
        if (length > 0) {
            submit();
        }
        while (!pending.isEmpty()) {
            spoolNext();
        }
        return spool;
    }

    /** Drops what was not appended. */
    @Override
    public void close() throws IOException {
        pending.forEach(block -> block.cancel(false));
        pending.clear();
        spool.close();
    }
}
