package io.github.rethinksh.cluster;

import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.net.Response;
import com.rethinkdb.net.ResponsePump;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads responses on a thread of its own and hands each to whoever waits for its token: as bytes to those who asked for
 * bytes, decoded to the driver. It holds no queue: a response is read only after its query was sent, and whoever sends
 * queries decides how many are under way. The thread ends with the connection.
 */
final class WirePump implements ResponsePump {
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    /** Longer responses are refused before there is room made for them: half of the heap, as there are other things in it. */
    private static final long LONGEST = Runtime.getRuntime().maxMemory() / 2;

    private final WireSocket socket;
    private final Thread thread;
    private final RepeatedFrame repeated = new RepeatedFrame();
    private final Map<Long, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
    private volatile ReqlDriverError ended;

    WirePump(WireSocket socket, String name) {
        this.socket = socket;
        this.thread = new Thread(this::pump, "rethinksh-responses-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The bytes of the response with this token: one JSON object. Ask before sending the query. */
    CompletableFuture<byte[]> awaitBytes(long token) {
        CompletableFuture<byte[]> future = new CompletableFuture<>();
        waiting.put(token, future);
        ReqlDriverError reason = ended;
        if (reason != null) {
            waiting.remove(token);
            future.completeExceptionally(reason);
        }
        return future;
    }

    @Override
    public CompletableFuture<Response> await(long token) {
        return awaitBytes(token).thenApply(bytes -> ResponseFrame.decode(token, bytes));
    }

    @Override
    public boolean isAlive() {
        return ended == null;
    }

    @Override
    public void shutdownPump() {
        end(new ReqlDriverError("the connection was closed"));
    }

    private void pump() {
        try {
            while (isAlive()) {
                ByteBuffer header = ByteBuffer.wrap(socket.readFully(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
                long token = header.getLong();
                byte[] body = socket.readFully(sane(header.getInt()));
                CompletableFuture<byte[]> future = waiting.get(token);
                if (future != null) {
                    // Before it is taken out: whoever waits has to hear of a failure.
                    repeated.check(token, body);
                    waiting.remove(token);
                    future.complete(body);
                }
            }
        } catch (IOException | RuntimeException e) {
            end(new ReqlDriverError(e.getMessage(), e));
        } finally {
            // Whatever ended it, nobody may wait for a pump that does not read, or take its socket for open.
            end(new ReqlDriverError("a response could not be taken in"));
            socket.close();
        }
    }

    private static int sane(int length) throws IOException {
        // On the wire it has no sign: what is negative here is beyond two gigabytes.
        long announced = Integer.toUnsignedLong(length);
        if (announced > LONGEST || length < 0) {
            throw new IOException("the server announced a response of %d bytes, and there is room for %d"
                    .formatted(announced, Math.min(LONGEST, Integer.MAX_VALUE)));
        }
        return length;
    }

    private synchronized void end(ReqlDriverError reason) {
        if (ended == null) {
            ended = reason;
        }
        // Whoever comes in between sees for itself that it is over: see awaitBytes.
        List<CompletableFuture<byte[]>> left = List.copyOf(waiting.values());
        waiting.clear();
        left.forEach(future -> future.completeExceptionally(ended));
    }
}
