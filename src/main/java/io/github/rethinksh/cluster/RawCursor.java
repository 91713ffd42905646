package io.github.rethinksh.cluster;

import com.rethinkdb.ast.ReqlAst;
import com.rethinkdb.gen.exc.ReqlError;
import com.rethinkdb.model.OptArgs;
import io.github.rethinksh.model.DocumentBatch;
import java.util.concurrent.CompletableFuture;

/**
 * The results of one query as bytes, response by response. The next response is asked for before the last one is handed
 * out, so that server and client work at the same time; never more than one is under way. For one thread at a time.
 */
public final class RawCursor implements AutoCloseable {
    private final WireConnection connection;
    private final long token;
    private CompletableFuture<byte[]> pending;

    private RawCursor(WireConnection connection, long token, CompletableFuture<byte[]> first) {
        this.connection = connection;
        this.token = token;
        this.pending = first;
    }

    static RawCursor open(WireConnection connection, ReqlAst query) {
        try {
            long token = connection.token();
            return new RawCursor(connection, token, connection.start(token, query, new OptArgs()));
        } catch (ReqlError e) {
            throw Failures.of(e);
        }
    }

    /**
     * The next results, null at the end.
     *
     * @throws io.github.rethinksh.model.ShellException when the query failed or the connection was lost
     */
    public DocumentBatch next() {
        if (pending == null) {
            return null;
        }
        try {
            byte[] response = WireConnection.join(pending);
            pending = null;
            ResponseFrame frame = ResponseFrame.parse(response);
            if (frame.partial()) {
                pending = connection.more(token);
            }
            return frame.results();
        } catch (ReqlError e) {
            pending = null;
            throw Failures.of(e);
        }
    }

    /** Tells the server that no more is wanted; the connection can be used on. */
    @Override
    public void close() {
        if (pending == null || !connection.isOpen()) {
            return;
        }
        try {
            boolean more = ResponseFrame.parse(WireConnection.join(pending)).partial();
            pending = null;
            if (more) {
                WireConnection.join(connection.stop(token));
            }
        } catch (ReqlError e) {
            throw Failures.of(e);
        }
    }
}
