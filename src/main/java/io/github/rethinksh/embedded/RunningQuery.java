package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A query from its START to the last row of its cursor. */
final class RunningQuery {
    private static final byte[] NO_MORE_ROWS = Response.lastRows(new byte[0], List.of());

    private final QueryContext context;
    private final int maxBatchRows;
    private Cursor cursor;

    RunningQuery(QueryContext context, int maxBatchRows) {
        this.context = context;
        this.maxBatchRows = maxBatchRows;
    }

    /** The first response. */
    synchronized byte[] start(Query query, Evaluator evaluator) {
        return orError(() -> {
            evaluator.check(query.term());
            context.evaluateOptions(query.options());
            return respond(evaluator.evaluate(query.term(), Scope.EMPTY, context));
        });
    }

    /** The next response; none when it is a feed that has nothing new to tell. */
    synchronized Optional<byte[]> resume() {
        if (cursor == null || context.isCancelled()) {
            return Optional.of(NO_MORE_ROWS);
        }
        byte[] response = orError(cursor::nextResponse);
        return cursor != null && cursor.isWaiting() ? Optional.empty() : Optional.of(response);
    }

    /** Does something when there may be a next response: at once, or for a feed, with another thread, later. */
    void whenReady(Runnable work, Workers workers) {
        Optional<Feed> feed = feed();
        if (feed.isPresent()) {
            feed.get().await(work, workers);
        } else {
            work.run();
        }
    }

    private synchronized Optional<Feed> feed() {
        return cursor == null ? Optional.empty() : cursor.feed();
    }

    private byte[] orError(Supplier<byte[]> response) {
        try {
            return response.get();
        } catch (ReqlError e) {
            cursor = null;
            return Response.error(e);
        } catch (StackOverflowError e) {
            cursor = null;
            return Response.error(
                    new ReqlError(ErrorType.RESOURCE_LIMIT, "The query is nested too deeply for the embedded server."));
        } catch (RuntimeException e) {
            // A fault of this server; its client must hear of it, and not wait for ever.
            cursor = null;
            return Response.error(new ReqlError(ErrorType.INTERNAL, "Error in the embedded server: " + e));
        }
    }

    /** Ends the query; waits for a response that is being made, which then comes first. */
    byte[] stop() {
        context.cancel();
        synchronized (this) {
            cursor = null;
            return NO_MORE_ROWS;
        }
    }

    /** Makes the threads that work for this query stop soon. */
    void cancel() {
        context.cancel();
    }

    synchronized boolean isFinished() {
        return cursor == null || cursor.isExhausted();
    }

    private byte[] respond(Value value) {
        if (value instanceof Sequence sequence && !sequence.isArray()) {
            cursor = new Cursor(sequence, context, maxBatchRows);
            return cursor.nextResponse();
        }
        if (value instanceof GroupedData groups) {
            return Response.atom(groups.toDatum(context));
        }
        boolean isResult =
                value instanceof Datum || value instanceof Value.SingleSelection || value instanceof Sequence;
        if (!isResult) {
            throw ReqlError.logic(
                    "Query result must be of type DATUM, GROUPED_DATA, or STREAM (got " + value.typeName() + ").");
        }
        return Response.atom(context.toDatum(value));
    }
}
