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
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One client: reads its queries from one thread and works on them with those of the server, so that they run side by
 * side. A frame is a token of eight bytes, a length of four, both little-endian, and JSON.
 */
final class ClientConnection implements Runnable, AutoCloseable {
    private static final int MAX_QUERY_BYTES = 128 << 20;

    private final Socket socket;
    private final ServerCore core;
    private final Executor executor;
    private final Map<Long, RunningQuery> running = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Void>> pending = new ConcurrentHashMap<>();
    private final AtomicLong pendingNumber = new AtomicLong();
    private OutputStream out;
    private String user;

    ClientConnection(Socket socket, ServerCore core, Executor executor) {
        this.socket = socket;
        this.core = core;
        this.executor = executor;
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
        } catch (IOException | HandshakeException | RejectedExecutionException e) {
            // The client went away, or was refused, or the server is closing: it has been told what there is to tell.
        } finally {
            running.values().forEach(RunningQuery::cancel);
        }
    }

    @Override
    public void close() {
        running.values().forEach(RunningQuery::cancel);
        try {
            socket.close();
        } catch (IOException e) {
            // It is as closed as it gets.
        }
    }

    private boolean readQuery(DataInputStream in) throws IOException {
        long token = Long.reverseBytes(in.readLong());
        int size = Integer.reverseBytes(in.readInt());
        if (size < 0 || size >= MAX_QUERY_BYTES) {
            in.skipNBytes(Integer.toUnsignedLong(size));
            send(
                    token,
                    Response.clientError("Query size (" + Integer.toUnsignedString(size) + ") greater than maximum ("
                            + (MAX_QUERY_BYTES - 1) + ")."));
            return false;
        }
        byte[] json = new byte[size];
        in.readFully(json);
        try {
            handle(token, Query.parse(json));
        } catch (ReqlError e) {
            send(token, Response.error(e));
        } catch (IOException e) {
            send(token, Response.clientError("Client is buggy (failed to deserialize query)."));
        }
        return true;
    }

    private void handle(long token, Query query) {
        switch (query.kind()) {
            case START -> start(token, query);
            case CONTINUE -> resume(token);
            case STOP -> stop(token);
            case NOREPLY_WAIT -> {
                CompletableFuture<?>[] before = pending.values().toArray(CompletableFuture[]::new);
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
            execute(() -> {
                core.start(started, query);
                running.remove(token, started);
            });
        } else {
            answer(token, () -> finish(token, started, core.start(started, query)));
        }
    }

    private void resume(long token) {
        RunningQuery query = running.get(token);
        answer(
                token,
                query == null
                        ? () -> Response.clientError("Token " + token + " not in stream cache.")
                        : () -> finish(token, query, query.resume()));
    }

    private void stop(long token) {
        RunningQuery query = running.remove(token);
        answer(token, query == null ? () -> Response.lastRows(new byte[0]) : query::stop);
    }

    /** Forgets a query whose last response this is. */
    private byte[] finish(long token, RunningQuery query, byte[] response) {
        if (query.isFinished()) {
            running.remove(token, query);
        }
        return response;
    }

    private void answer(long token, Supplier<byte[]> response) {
        execute(() -> {
            byte[] json = response.get();
            core.pause();
            send(token, json);
            core.faults().responseSent();
        });
    }

    private void execute(Runnable work) {
        long number = pendingNumber.incrementAndGet();
        CompletableFuture<Void> done = new CompletableFuture<>();
        pending.put(number, done);
        executor.execute(() -> {
            try {
                work.run();
            } finally {
                pending.remove(number);
                done.complete(null);
            }
        });
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
