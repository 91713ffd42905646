package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.InsertAnswer;
import io.github.rethinksh.cluster.InsertOptions;
import io.github.rethinksh.cluster.TableWriter;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;

/**
 * Writes batches on one connection, which it makes when it is first needed and again when it was lost. A batch whose
 * answer was lost is sent again such that a document that had come through is not taken for a duplicate. For one thread.
 */
final class BatchWriter implements AutoCloseable {
    private final Cluster cluster;
    private final ServerWatch watch;
    private final Grace grace;
    private final CancellationToken token;
    private final Retry retry;
    private TableWriter writer;
    private CancellationToken.Registration registration;

    BatchWriter(Cluster cluster, ServerWatch watch, Retries retries, Grace grace, CancellationToken token) {
        this.cluster = cluster;
        this.watch = watch;
        this.grace = grace;
        this.token = token;
        this.retry = retries.forWorker();
    }

    /** Writes a batch; the answer names all documents that the server refused. */
    InsertAnswer write(TableName name, DocumentBatch batch, InsertOptions options) {
        InsertAnswer answer = send(name, batch, options);
        return answer.named()
                ? answer
                : answer.namedBy(send(name, batch, options.again().naming()));
    }

    private InsertAnswer send(TableName name, DocumentBatch batch, InsertOptions options) {
        InsertOptions current = options;
        while (true) {
            token.throwIfCancelled();
            try {
                open();
                InsertAnswer result = writer.insert(name, batch, current);
                retry.succeeded();
                return result;
            } catch (ShellException e) {
                close();
                watch.suspect();
                retry.orThrow(name, e);
                current = options.again();
            }
        }
    }

    private void open() {
        if (writer == null) {
            writer = TableWriter.open(cluster);
            TableWriter current = writer;
            // What is answered until then is known to be in.
            registration = token.onCancel(() -> grace.then(current::close));
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            registration.close();
            writer.close();
            writer = null;
        }
    }
}
