package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveTarget;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.RawCursor;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.cluster.TableReader;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.nio.charset.StandardCharsets;

/**
 * Exports one table: the bytes of the cursor go to the sink as they come. When the connection is lost the next one goes
 * on after the last key that was written, so that each document is written once.
 */
final class TableExport {
    private final Cluster cluster;
    private final ArchiveTarget target;
    private final ReadMode readMode;
    private final CancellationToken token;
    private final TransferListener listener;

    TableExport(
            Cluster cluster,
            ArchiveTarget target,
            ReadMode readMode,
            CancellationToken token,
            TransferListener listener) {
        this.cluster = cluster;
        this.target = target;
        this.readMode = readMode;
        this.token = token;
        this.listener = listener;
    }

    WrittenTable run(TableDefinition table) {
        TableName name = table.name();
        listener.on(new TransferEvent.TableStarted(name, table.estimatedRows()));
        Retry retry = new Retry(token, listener);
        try (TableSink sink = target.begin(table)) {
            Progress progress = new Progress(table, sink, retry);
            while (!progress.complete) {
                try {
                    progress.read();
                } catch (ShellException e) {
                    retry.orThrow(name, e);
                }
            }
            WrittenTable written = sink.finish();
            listener.on(new TransferEvent.TableFinished(name, written.rows(), written.bytes()));
            return written;
        }
    }

    /** How far the table is written, over all connections that it takes. */
    private final class Progress {
        private final TableDefinition table;
        private final TableSink sink;
        private final Retry retry;
        private final FieldFinder primaryKey;
        private String last;
        private boolean complete;

        Progress(TableDefinition table, TableSink sink, Retry retry) {
            this.table = table;
            this.sink = sink;
            this.retry = retry;
            this.primaryKey = new FieldFinder(table.primaryKey());
        }

        void read() {
            try (TableReader reader = TableReader.open(cluster);
                    CancellationToken.Registration registration = token.onCancel(reader::close)) {
                RawCursor cursor = reader.read(table.name(), table.primaryKey(), last, readMode);
                for (DocumentBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                    token.throwIfCancelled();
                    write(batch);
                }
                complete = true;
            }
        }

        private void write(DocumentBatch batch) {
            if (batch.size() == 0) {
                return;
            }
            sink.write(batch);
            retry.succeeded();
            int index = batch.size() - 1;
            if (!primaryKey.find(batch, index)) {
                throw new IllegalStateException("a document of " + table.name() + " came without its primary key");
            }
            int start = primaryKey.start();
            last = new String(batch.bytes(), start, primaryKey.end() - start, StandardCharsets.UTF_8);
            listener.on(new TransferEvent.Advanced(table.name(), batch.size(), batch.totalLength()));
        }
    }
}
