package io.github.rethinksh.cluster;

import com.rethinkdb.RethinkDB;
import com.rethinkdb.ast.Query;
import com.rethinkdb.ast.ReqlAst;
import com.rethinkdb.gen.exc.ReqlAuthError;
import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.gen.exc.ReqlError;
import com.rethinkdb.model.OptArgs;
import com.rethinkdb.net.Connection;
import com.rethinkdb.net.ConnectionSocket;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/**
 * A driver connection that can also answer in bytes. Safe for several threads; closing it from any thread wakes all that
 * wait for an answer, with a {@link ReqlDriverError}.
 */
final class WireConnection extends Connection {
    /** What the handshake of servers before 2.3 begins with, and the number of the JSON protocol (ql2.proto). */
    private static final int MAGIC_V0_4 = 0x400c2d20;

    private static final int PROTOCOL_JSON = 0x7e6970c7;

    private final ServerAddress address;
    private final String authKey;
    private final AtomicReference<WireSocket> opened;
    private final AtomicReference<WirePump> started;

    private WireConnection(
            Builder builder,
            ServerAddress address,
            String authKey,
            AtomicReference<WireSocket> opened,
            AtomicReference<WirePump> started) {
        super(builder);
        this.address = address;
        this.authKey = authKey;
        this.opened = opened;
        this.started = started;
    }

    /**
     * Connects and logs in to one server. Interrupting the thread that waits for that ends it at once.
     *
     * @param tls the TLS context; null for a plain connection
     * @throws ReqlError when that fails; nothing is left open then
     * @throws ShellException with {@link ExitCode#INTERRUPTED} when the thread was interrupted
     */
    static WireConnection open(ConnectionOptions options, ServerAddress address, SSLContext tls) {
        Socket plain = new Socket();
        AtomicReference<WireSocket> opened = new AtomicReference<>();
        AtomicReference<WirePump> started = new AtomicReference<>();
        Builder builder = RethinkDB.r
                .connection()
                .hostname(address.host())
                .port(address.port())
                .user(options.user(), options.password())
                .timeout(options.timeout().toMillis())
                .sslContext(tls)
                .socketFactory((host, port, context, timeout) -> {
                    opened.set(WireSocket.connect(plain, host, port, context, timeout));
                    return opened.get();
                })
                .pumpFactory((socket, daemon) -> {
                    opened.get().requireSilence();
                    started.set(new WirePump((WireSocket) socket, address.toString()));
                    return started.get();
                });
        WireConnection connection = new WireConnection(builder, address, options.authKey(), opened, started);
        try {
            connection.connectBeside();
            return connection;
        } catch (ReqlError | ShellException e) {
            // The driver leaves the socket open when the handshake fails.
            WireSocket.closeQuietly(plain, e);
            throw e;
        }
    }

    /** A socket cannot be interrupted: it is waited for on a thread that ends when the socket is closed. */
    private void connectBeside() {
        FutureTask<Connection> connecting = new FutureTask<>(this::connect);
        Thread thread = new Thread(connecting, "rethinksh-connect-" + address);
        thread.setDaemon(true);
        thread.start();
        await(connecting);
    }

    /** Here and now: with the driver's own, time decides on which thread the handshake is waited for. */
    @Override
    protected CompletableFuture<ConnectionSocket> createSocketAsync() {
        return CompletableFuture.completedFuture(socketFactory.newSocket(hostname, port, sslContext, timeout));
    }

    @Override
    public CompletableFuture<Connection> connectAsync() {
        if (authKey == null) {
            return super.connectAsync();
        }
        return createSocketAsync().thenApply(created -> {
            socket = created;
            shakeHandsWithKey();
            pump = pumpFactory.newPump(created, true);
            return this;
        });
    }

    private void shakeHandsWithKey() {
        byte[] key = authKey.getBytes(StandardCharsets.UTF_8);
        ByteBuffer hello = ByteBuffer.allocate(3 * Integer.BYTES + key.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC_V0_4)
                .putInt(key.length)
                .put(key)
                .putInt(PROTOCOL_JSON);
        opened.get().write(hello);
        String answer = opened.get().readCString(timeout);
        if (!answer.equals("SUCCESS")) {
            throw new ReqlAuthError(answer.strip());
        }
    }

    /** The server at the other end. */
    ServerAddress address() {
        return address;
    }

    /** The version that the server gave in the handshake; empty when it gave none. */
    String serverVersion() {
        return opened.get().serverVersion();
    }

    /** Sends a query and gives the first response to it, undecoded. */
    CompletableFuture<byte[]> start(long token, ReqlAst term, OptArgs options) {
        return exchange(token, Query.createStart(token, term, options).serialize());
    }

    /** Asks for the next response to a query that has more. */
    CompletableFuture<byte[]> more(long token) {
        return exchange(token, Query.createContinue(token).serialize());
    }

    /** Ends a query that has more results, and gives the last response to it. */
    CompletableFuture<byte[]> stop(long token) {
        return exchange(token, Query.createStop(token).serialize());
    }

    /** A token for a new query. */
    long token() {
        return nextToken.incrementAndGet();
    }

    /** Sends a whole frame, header included, of which the buffer's position is the end. */
    CompletableFuture<byte[]> exchange(long token, ByteBuffer frame) {
        CompletableFuture<byte[]> response = started.get().awaitBytes(token);
        writeLock.lock();
        try {
            opened.get().write(frame);
        } catch (ReqlError e) {
            // What is half written cannot be mended; closed, the connection is seen to be lost.
            opened.get().close();
            throw e;
        } finally {
            writeLock.unlock();
        }
        return response;
    }

    /** Waits for a response; failures come as the driver's errors. */
    static byte[] join(CompletableFuture<byte[]> response) {
        return await(response);
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ReqlError error) {
                throw error;
            }
            throw new ReqlDriverError(e.getCause());
        }
    }

    /** Closes at once, whatever is under way. */
    @Override
    public void close() {
        close(false);
    }
}
