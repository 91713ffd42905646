package io.github.rethinksh.embedded;

import java.util.function.Supplier;

/** A query from its START to the last row of its cursor. */
final class RunningQuery {
    private static final byte[] NO_MORE_ROWS = Response.lastRows(new byte[0]);

    private final QueryContext context;
    private final int maxBatchRows;
    private Cursor cursor;
    private boolean stopped;

    RunningQuery(QueryContext context, int maxBatchRows) {
        this.context = context;
        this.maxBatchRows = maxBatchRows;
    }

    /** The first response. */
    synchronized byte[] start(Query query, Evaluator evaluator) {
        return orError(() -> {
            context.evaluateOptions(query.options());
            return respond(evaluator.evaluate(query.term(), Scope.EMPTY, context));
        });
    }

    synchronized byte[] resume() {
        return stopped || cursor == null ? NO_MORE_ROWS : orError(cursor::nextResponse);
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
            stopped = true;
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
            cursor = new Cursor(sequence.iterator(), context, maxBatchRows);
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
