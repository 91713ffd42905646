package io.github.rethinksh.cluster;

import com.rethinkdb.ast.ReqlAst;
import com.rethinkdb.gen.exc.ReqlError;
import com.rethinkdb.model.OptArgs;
import io.github.rethinksh.model.DocumentBatch;
import java.util.concurrent.CompletableFuture;

/**
 * The results of one query as bytes, response by response. Whoever reads decides with {@link #ask()} whether the server
 * makes the next response while the last one is worked on; never more than one is under way. For one thread at a time.
 */
public final class RawCursor implements AutoCloseable {
    private final WireConnection connection;
    private final long token;
    private CompletableFuture<byte[]> pending;
    private boolean more = true;

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
        ask();
        if (pending == null) {
            return null;
        }
        try {
            byte[] response = WireConnection.join(pending);
            pending = null;
            more = false;
            ResponseFrame frame = ResponseFrame.parse(response);
            more = frame.partial();
            return frame.results();
        } catch (ReqlError e) {
            pending = null;
            throw Failures.of(e);
        }
    }

    /** Whether the server has results beyond those that were handed out. */
    public boolean hasMore() {
        return more;
    }

    /**
     * Asks for the next results, if there are any and they have not been asked for, without waiting for them. When that
     * fails {@link #next()} tells.
     */
    public void ask() {
        if (pending != null || !more) {
            return;
        }
        try {
            pending = connection.more(token);
        } catch (ReqlError e) {
            pending = CompletableFuture.failedFuture(e);
        }
    }

    /** Whether what was asked for is there, be it a failure: {@link #next()} would not wait. */
    boolean isAnswered() {
        return pending != null && pending.isDone();
    }

    /** Has this run, on any thread, as soon as what was asked for is there. */
    void whenAnswered(Runnable listener) {
        if (pending != null) {
            CompletableFuture<byte[]> unused = pending.whenComplete((response, failure) -> listener.run());
        }
    }

    /** Tells the server that no more is wanted; the connection can be used on. */
    @Override
    public void close() {
        if (!more || !connection.isOpen()) {
            return;
        }
        more = false;
        try {
            if (pending == null
                    || ResponseFrame.parse(WireConnection.join(pending)).partial()) {
                // Nobody has to wait for the answer, which is that the query has ended.
                CompletableFuture<byte[]> unused = connection.stop(token);
            }
        } catch (ReqlError e) {
            // The query has ended by itself, or the connection is lost, which whoever uses it next will find.
            return;
        } finally {
            pending = null;
        }
    }
}
