package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What comes through a pipe, as long as somebody writes into it. The system waits for that without an end, already when
 * the pipe is opened, and nothing wakes it; so a thread of its own does both, and is left behind when the work is cancelled.
 */
public final class PipeInput extends InputStream {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_WAITING = 16;

    private final Opening opening;
    private final Supplier<CancellationToken> token;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private IOException failure;
    private boolean started;
    private boolean ended;
    private boolean closed;

    /** Opens the pipe, which may take for ever. */
    @FunctionalInterface
    public interface Opening {
        /** Opens it. */
        InputStream open() throws IOException;
    }

    /**
     * What comes through this pipe. It is opened and read from the first read on.
     *
     * @param token what cancels the work that waits; asked for each time
     */
    public PipeInput(Opening opening, Supplier<CancellationToken> token) {
        this.opening = opening;
        this.token = token;
    }

    /** Begins to read, for whoever waits at the other end. */
    synchronized void start() {
        if (!started && !closed) {
            started = true;
            Thread reader = new Thread(this::feed, "rethinksh-pipe");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void feed() {
        try (InputStream in = opening.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer);
                    read >= 0 && put(ByteBuffer.wrap(buffer, 0, read));
                    read = in.read(buffer)) {
                buffer = new byte[BUFFER];
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            // Whoever reads must not take this for the end of what there is.
            fail(new IOException("it cannot be read: " + e, e));
        } finally {
            end();
        }
    }

    private synchronized boolean put(ByteBuffer piece) {
        try {
            while (waiting.size() >= MOST_WAITING && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(new IOException("interrupted", e));
            return false;
        }
        waiting.add(piece);
        notifyAll();
        return !closed;
    }

    private synchronized void fail(IOException e) {
        failure = e;
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized int read() throws IOException {
        return more() ? current.get() & 0xff : -1;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(target, offset, count);
        return count;
    }

    @Override
    public synchronized int available() {
        return current.remaining();
    }

    /** Whether there is something; waits until that is known. */
    private boolean more() throws IOException {
        while (!current.hasRemaining()) {
            start();
            await();
            if (waiting.isEmpty()) {
                return ended();
            }
            current = waiting.remove();
            notifyAll();
        }
        return true;
    }

    private boolean ended() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        return false;
    }

    private void await() {
        if (!waiting.isEmpty() || ended || closed) {
            return;
        }
        CancellationToken now = token.get();
        try (CancellationToken.Registration registration = now.onCancel(this::wake)) {
            while (waiting.isEmpty() && !ended && !closed) {
                now.throwIfCancelled();
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Reads no more. The pipe itself is closed as soon as it lets go of who waits for it. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }
}
