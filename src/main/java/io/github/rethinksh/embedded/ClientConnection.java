package io.github.rethinksh.embedded;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One client: reads its queries from one thread and works on them with those of the server, so that they run side by
 * side. A frame is a token of eight bytes, a length of four, both little-endian, and JSON.
 */
final class ClientConnection implements Runnable, AutoCloseable {
    private static final int MAX_QUERY_BYTES = 128 << 20;
    private static final int FAR_TOO_MANY_BYTES = 1 << 30;
    private static final int PATIENCE_MILLISECONDS = 5 * 60 * 1000;

    private final Socket socket;
    private final ServerCore core;
    private final Workers workers;
    private final Map<Long, RunningQuery> running = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Void>> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong unansweredNumber = new AtomicLong();
    private OutputStream out;
    private String user;

    ClientConnection(Socket socket, ServerCore core, Workers workers) {
        this.socket = socket;
        this.core = core;
        this.workers = workers;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            out = socket.getOutputStream();
            user = new Handshake(in, out, core.cluster().users()).perform();
            while (readQuery(in)) {
                // Each query is on its way to another thread by now.
            }
        } catch (IOException | HandshakeException e) {
            // The client went away, or was refused, or the server is closing: it has been told what there is to tell.
        } finally {
            running.values().forEach(RunningQuery::cancel);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is as closed as it gets.
        }
        // Only now: the client must not take the end of a feed for an answer.
        running.values().forEach(RunningQuery::cancel);
    }

    private boolean readQuery(DataInputStream in) throws IOException {
        long token = Long.reverseBytes(in.readLong());
        int size = Integer.reverseBytes(in.readInt());
        if (size < 0 || size >= MAX_QUERY_BYTES) {
            refuse(token, size, in);
            return false;
        }
        byte[] json = new byte[size];
        in.readFully(json);
        try {
            handle(token, Query.parse(json));
        } catch (ReqlError e) {
            send(token, Response.error(e));
        } catch (MalformedQueryException e) {
            send(token, Response.clientError(e.getMessage()));
        }
        return true;
    }

    /** A client that sends too much, but not far too much, may end its sentence before it is told so. */
    private void refuse(long token, int size, DataInputStream in) throws IOException {
        if (size > 0 && size < FAR_TOO_MANY_BYTES) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            in.skipNBytes(size);
        }
        send(
                token,
                Response.clientError("Query size (" + Integer.toUnsignedString(size) + ") greater than maximum ("
                        + (MAX_QUERY_BYTES - 1) + ")."));
    }

    private void handle(long token, Query query) {
        switch (query.kind()) {
            case START -> start(token, query);
            case CONTINUE -> resume(token);
            case STOP -> stop(token);
            case NOREPLY_WAIT -> {
                CompletableFuture<?>[] before = unanswered.values().toArray(CompletableFuture[]::new);
                answer(token, () -> {
                    CompletableFuture.allOf(before).join();
                    return Response.waitComplete();
                });
            }
            case SERVER_INFO -> answer(token, () -> Response.serverInfo(core.serverInfo()));
        }
    }

    private void start(long token, Query query) {
        RunningQuery started = core.newQuery(user);
        if (running.putIfAbsent(token, started) != null) {
            answer(token, () -> Response.clientError("ERROR: duplicate token " + token));
            return;
        }
        if (query.wantsNoReply()) {
            startWithoutReply(token, started, query);
        } else {
            answer(token, () -> finish(token, started, core.start(started, query)));
        }
    }

    private void startWithoutReply(long token, RunningQuery started, Query query) {
        long number = unansweredNumber.incrementAndGet();
        CompletableFuture<Void> done = new CompletableFuture<>();
        unanswered.put(number, done);
        workers.execute(() -> {
            try {
                core.start(started, query);
                running.remove(token, started);
                started.cancel();
            } finally {
                unanswered.remove(number);
                done.complete(null);
            }
        });
    }

    private void resume(long token) {
        RunningQuery query = running.get(token);
        if (query == null) {
            answer(token, () -> notInStreamCache(token));
        } else {
            workers.execute(() -> sendNext(token, query));
        }
    }

    /** Sends the next response when there is one. Until a feed has something to tell, no thread waits for it. */
    private void sendNext(long token, RunningQuery query) {
        Runnable send = () -> query.resume()
                .ifPresentOrElse(
                        response -> respond(token, finish(token, query, response)), () -> sendNext(token, query));
        query.whenReady(send, workers);
    }

    private void stop(long token) {
        RunningQuery query = running.remove(token);
        answer(token, query == null ? () -> notInStreamCache(token) : query::stop);
    }

    private static byte[] notInStreamCache(long token) {
        return Response.clientError("Token " + token + " not in stream cache.");
    }

    /** Forgets a query whose last response this is. */
    private byte[] finish(long token, RunningQuery query, byte[] response) {
        if (query.isFinished()) {
            running.remove(token, query);
            query.cancel();
        }
        return response;
    }

    private void answer(long token, Supplier<byte[]> response) {
        workers.execute(() -> respond(token, response.get()));
    }

    private void respond(long token, byte[] json) {
        core.pause();
        Runnable afterwards = core.faults().beforeResponse();
        send(token, json);
        afterwards.run();
    }

    private synchronized void send(long token, byte[] json) {
        byte[] frame = ByteBuffer.allocate(12 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(token)
                .putInt(json.length)
                .put(json)
                .array();
        try {
            out.write(frame);
        } catch (IOException e) {
            close();
        }
    }
}
