package io.github.rethinksh.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.gen.exc.ReqlError;
import com.rethinkdb.gen.exc.ReqlQueryLogicError;
import com.rethinkdb.gen.exc.ReqlResourceLimitError;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Inserts batches on a connection of its own. For one thread at a time; {@link #close()} may come from any thread and
 * ends the insert under way.
 */
public final class TableWriter implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireConnection connection;

    private TableWriter(WireConnection connection) {
        this.connection = connection;
    }

    /** Connects. */
    public static TableWriter open(Cluster cluster) {
        return new TableWriter(cluster.openWorker());
    }

    /**
     * Inserts documents and waits for the answer. When the server does not take the batch as a whole because of a document
     * in it, such as one with a number that is too large, its halves are sent, down to the document alone; so they are when
     * not all documents that it refuses are named that should be.
     *
     * @throws io.github.rethinksh.model.ShellException when the query failed whatever the documents are or the connection
     *     was lost, or the table cannot be written to for now; in these cases some or all of the documents may have been
     *     written
     */
    public InsertAnswer insert(TableName name, DocumentBatch batch, InsertOptions options) {
        try {
            Told told = send(name, batch, options);
            if (!options.named() || told.documents() == batch.size()) {
                return told.answer();
            }
            // Of a batch of which it takes none the server names but some, and not which they are.
            boolean nothing = told.answer().result().accepted() == 0;
            return halves(name, batch, nothing ? options : options.again());
        } catch (ReqlQueryLogicError | ReqlResourceLimitError e) {
            return batch.size() == 1 ? InsertAnswer.refused(reason(e.getMessage())) : halves(name, batch, options);
        } catch (ReqlError e) {
            throw Failures.of(e);
        }
    }

    private InsertAnswer halves(TableName name, DocumentBatch batch, InsertOptions options) {
        int half = batch.size() / 2;
        return insert(name, batch.slice(0, half), options)
                .then(half, insert(name, batch.slice(half, batch.size()), options));
    }

    /**
     * An answer.
     *
     * @param documents of how many documents it says what came of them
     */
    private record Told(InsertAnswer answer, int documents) {}

    private Told send(TableName name, DocumentBatch batch, InsertOptions options) {
        // Of a single document there is nothing more to be told.
        InsertOptions asked = batch.size() == 1 ? options.withoutNames() : options;
        try {
            long token = connection.token();
            byte[] response =
                    WireConnection.join(connection.exchange(token, new InsertFrame(name, asked).of(token, batch)));
            DocumentBatch results = ResponseFrame.parse(response).results();
            JsonNode answer = JSON.readTree(results.bytes(), results.start(0), results.length(0));
            InsertAnswer told = new InsertAnswer(result(answer), refused(answer, batch.size()));
            refuseUnavailable(told);
            return new Told(told, batch.size() == 1 ? 1 : answer.path("changes").size());
        } catch (IOException e) {
            throw new ReqlDriverError("the server answered an insert with what is not JSON", e);
        }
    }

    /** A table whose primary replica is gone for a while says so of each document, of which none is wrong. */
    private static void refuseUnavailable(InsertAnswer answer) {
        Stream.concat(answer.result().firstError().stream(), answer.refused().values().stream())
                .filter(reason -> reason.startsWith("Cannot perform write: "))
                .findFirst()
                .ifPresent(reason -> {
                    throw new UnavailableException(reason(reason), null);
                });
    }

    private static InsertResult result(JsonNode answer) {
        return new InsertResult(
                answer.path("inserted").asLong(),
                answer.path("replaced").asLong(),
                answer.path("unchanged").asLong(),
                answer.path("skipped").asLong(),
                answer.path("errors").asLong(),
                Optional.ofNullable(answer.path("first_error").textValue()));
    }

    private static SortedMap<Integer, String> refused(JsonNode answer, int size) {
        SortedMap<Integer, String> refused = new TreeMap<>();
        JsonNode changes = answer.path("changes");
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).isTextual()) {
                refused.put(i, reason(changes.get(i).textValue()));
            }
        }
        if (size == 1 && answer.path("errors").asLong() == 1) {
            refused.put(0, reason(answer.path("first_error").asText()));
        }
        return refused;
    }

    /** The first line, without the documents that the server puts behind it or into it. */
    private static String reason(String text) {
        int parsed = text.lastIndexOf(" as JSON: ");
        String told = text.startsWith("Failed to parse ") && parsed > 0
                ? "Failed to parse it" + text.substring(parsed)
                : text;
        String line = told.strip().lines().findFirst().orElse("the server gave no reason");
        return line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
    }

    @Override
    public void close() {
        connection.close();
    }
}
