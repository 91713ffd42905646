package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveTarget;
import io.github.rethinksh.archive.Resumed;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.format.ContentHash;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.archive.format.FieldSight;
import io.github.rethinksh.archive.layout.InfoFile;
import io.github.rethinksh.cluster.RawCursor;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One table while it is exported, by one worker or several: each reads a part of it, and the bytes of the cursors go to
 * the sink in the order of the keys. When a connection is lost the next one goes on after the last key that was read, so
 * that each document is written once. Safe for all workers at once.
 */
final class TableExport {
    private final TableDefinition table;
    private final CancellationToken token;
    private final TransferListener listener;
    private final RateLimit rate;
    private final Retries retries;
    private final ArchiveTarget target;
    private final Consumer<TableName> replacing;
    private final BufferBudget budget;
    private final TableRanges ranges;
    private final ContentHash content = new ContentHash();
    private final Object beginning = new Object();
    private boolean begun;
    private volatile TableSink sink;
    private volatile OrderedOutput output;
    private FieldSight sight;
    private int workers;
    private boolean over;

    /**
     * An export of one table.
     *
     * @param replacing is told before the file gets its name
     */
    TableExport(
            TableDefinition table,
            ArchiveTarget target,
            Consumer<TableName> replacing,
            BufferBudget budget,
            RateLimit rate,
            Retries retries,
            CancellationToken token,
            TransferListener listener) {
        this.table = table;
        this.target = target;
        this.replacing = replacing;
        this.budget = budget;
        this.rate = rate;
        this.retries = retries;
        this.token = token;
        this.listener = listener;
        this.ranges = new TableRanges(table, budget);
    }

    TableDefinition table() {
        return table;
    }

    /** A worker comes, unless there is nothing left to do. */
    synchronized boolean enter() {
        if (!over) {
            workers++;
        }
        return !over;
    }

    /** A worker goes, because there is nothing left to do. The last one closes the sink. */
    synchronized void leave() {
        over = true;
        workers--;
        if (workers == 0 && sink != null) {
            sink.close();
        }
    }

    /** How many workers are at it. */
    synchronized int workers() {
        return workers;
    }

    /** Nobody is to go on with it. Says whether that is news. */
    boolean fail() {
        return ranges.fail();
    }

    /**
     * Reads parts of the table until there are none left.
     *
     * @return what was written, for the one worker who completes the table
     */
    Optional<WrittenTable> work(RangeReader reader) {
        begin();
        if (output == null) {
            return Optional.empty();
        }
        Worker worker = new Worker(reader);
        WrittenTable written = null;
        for (RangeTask task = ranges.take(); task != null; task = ranges.take()) {
            worker.read(task);
            worker.handIn();
            if (!ranges.failed() && output.complete(task)) {
                replacing.accept(table.name());
                written = sink.finish().withContent(content()).withDefinition(InfoFile.checksum(table));
                listener.on(new TransferEvent.TableFinished(table.name(), written.rows(), written.bytes()));
            }
        }
        return Optional.ofNullable(written);
    }

    private synchronized String content() {
        return content.text();
    }

    private synchronized void add(ContentHash part, FieldSight seen) {
        content.add(part);
        sight.add(seen);
    }

    /** The named fields that none of its documents had; those of a table that went on may be in what was there. */
    synchronized List<AbsentField> absentFields() {
        return sink.resumed().isPresent()
                ? List.of()
                : sight.absent().stream()
                        .map(field -> new AbsentField(table.name(), field, sight.present()))
                        .toList();
    }

    /** Reading what is there of a table that goes on takes its time: it must not keep workers from other tables. */
    private void begin() {
        synchronized (beginning) {
            if (!begun && !ranges.failed()) {
                begun = true;
                listener.on(new TransferEvent.TableStarted(table.name(), table.estimatedRows()));
                sink = target.begin(table);
                sight = new FieldSight(sink.fields());
                sink.resumed().ifPresent(this::goOn);
                output = new OrderedOutput(sink, ranges, budget);
            }
        }
    }

    private void goOn(Resumed there) {
        ranges.goOnBehind(there.lastKey(), there.rows(), there.bytes());
        synchronized (this) {
            content.add(there.content());
        }
        listener.on(new TransferEvent.Noted(
                "%s: going on behind %d documents, which are there".formatted(table.name(), there.rows())));
    }

    /** What one worker needs to itself. */
    private final class Worker {
        private final RangeReader reader;
        private final FieldFinder primaryKey = new FieldFinder(table.primaryKey());
        private final Retry retry = retries.forWorker();
        private final UnaryOperator<DocumentBatch> reduction;
        private final FieldSight seen;
        private ContentHash hash = new ContentHash();

        Worker(RangeReader reader) {
            this.reader = reader;
            this.reduction = sink.reduction();
            this.seen = new FieldSight(sink.fields());
        }

        void read(RangeTask task) {
            boolean complete = false;
            while (!complete) {
                try {
                    readOnce(task);
                    retry.succeeded();
                    complete = true;
                } catch (ShellException e) {
                    reader.close();
                    retry.orThrow(table.name(), e);
                }
            }
        }

        /** Adds what was read to the whole: before the part counts as complete, for the table may be with it. */
        void handIn() {
            add(hash, seen);
            hash = new ContentHash();
        }

        private void readOnce(RangeTask task) {
            try (RawCursor cursor = reader.read(table, task.range())) {
                boolean goesOn = true;
                for (DocumentBatch batch = cursor.next(); batch != null && !ranges.failed(); batch = cursor.next()) {
                    token.throwIfCancelled();
                    goesOn = batch.size() == 0 || account(task, batch, cursor.hasMore());
                    rate.pass(batch.size(), batch.totalLength(), token);
                    if (goesOn) {
                        cursor.ask();
                    }
                    write(task, batch);
                    if (!goesOn) {
                        return;
                    }
                }
            }
        }

        private boolean account(RangeTask task, DocumentBatch batch, boolean more) {
            String first = key(batch, 0);
            String last = key(batch, batch.size() - 1);
            boolean alone = !more || workers() == 1;
            return ranges.goesOn(task, first, last, batch.size(), batch.totalLength(), alone);
        }

        private void write(RangeTask task, DocumentBatch batch) {
            if (batch.size() > 0) {
                // Here, where the workers do it side by side, for one at a time writes.
                seen.look(batch);
                DocumentBatch reduced = reduction.apply(batch);
                hash.add(reduced);
                output.write(task, reduced);
                retry.succeeded();
                listener.on(new TransferEvent.Advanced(table.name(), batch.size(), batch.totalLength()));
            }
        }

        private String key(DocumentBatch batch, int document) {
            if (!primaryKey.find(batch, document)) {
                throw new IllegalStateException("a document of " + table.name() + " came without its primary key");
            }
            return primaryKey.text(batch.bytes());
        }
    }
}
