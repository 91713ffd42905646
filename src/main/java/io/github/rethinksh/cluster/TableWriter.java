package io.github.rethinksh.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.gen.exc.ReqlError;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.util.Optional;

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
     * Inserts documents and waits for the answer.
     *
     * @throws io.github.rethinksh.model.ShellException when the query as a whole failed or the connection was lost; in
     *     the second case some or all of the documents may have been written
     */
    public InsertResult insert(TableName name, DocumentBatch batch, InsertOptions options) {
        try {
            long token = connection.token();
            byte[] response =
                    WireConnection.join(connection.exchange(token, new InsertFrame(name, options).of(token, batch)));
            DocumentBatch results = ResponseFrame.parse(response).results();
            return result(JSON.readTree(results.bytes(), results.start(0), results.length(0)));
        } catch (ReqlError e) {
            throw Failures.of(e);
        } catch (IOException e) {
            throw Failures.of(new ReqlDriverError("the server answered an insert with what is not JSON", e));
        }
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

    @Override
    public void close() {
        connection.close();
    }
}
