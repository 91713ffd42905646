package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.cluster.CatalogWriter;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertAnswer;
import io.github.rethinksh.cluster.InsertOptions;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One table while it is imported: what has become of its documents, what is still under way, and what is to be done when
 * the last of them is in. Safe for the reader and all writers at once.
 */
final class TableImport implements AutoCloseable {
    private final PlannedTable plan;
    private final ImportOptions options;
    private final RejectedDocuments rejected;
    private final DonePrefix prefix;
    private final UnsyncedBatches unsynced = new UnsyncedBatches();
    private boolean mayHoldDocuments;
    private long rowsRead;
    private boolean readToEnd;

    private InsertResult result;
    private long bytes;
    private boolean loaded;
    private int underWay = 1;
    private boolean complete;
    private ShellException failure;
    private List<String> madeIndexes = List.of();

    TableImport(PlannedTable plan, ImportOptions options) {
        this.plan = plan;
        this.options = options;
        this.rejected = new RejectedDocuments(plan, options.trouble());
        this.mayHoldDocuments = plan.existing().isPresent();
        DonePrefix.Part before = TableCheckpoints.part(plan);
        this.prefix = new DonePrefix(before);
        this.result = before.result();
        this.bytes = before.bytes();
        this.loaded = plan.before().map(ImportCheckpoint.Table::complete).orElse(false);
        this.rowsRead = loaded ? before.documents() : 0;
    }

    PlannedTable plan() {
        return plan;
    }

    /** There is nothing in the table yet. To be said before it is read. */
    void isEmpty() {
        mayHoldDocuments = false;
    }

    /**
     * A hook that is there already has no say in what is put back. Of documents that were in the table before, a server
     * can be asked in no second query whether it had just been given them.
     */
    InsertOptions insertOptions() {
        boolean hooked = plan.existing().map(TableDefinition::writeHook).isPresent();
        Conflict conflict = options.effectiveConflict();
        InsertOptions plain = new InsertOptions(conflict, options.durable(), hooked);
        if (plan.before().isPresent()) {
            // What came in before the stop and is not counted comes a second time.
            return plain.again();
        }
        return mayHoldDocuments && conflict == Conflict.ERROR ? plain.naming() : plain;
    }

    /**
     * Rejects the documents whose key is wrong and gives the others, which is the batch itself unless the input is wrong.
     * When there are too many the table fails, and the documents before the last one are given. For the reader.
     */
    DocumentBatch sound(DocumentBatch batch, KeyCheck check) {
        for (int i = 0; i < batch.size(); i++) {
            String wrong = check.wrong(batch, i);
            if (wrong != null) {
                return without(batch, i, wrong, check);
            }
        }
        rowsRead += batch.size();
        return batch;
    }

    /** Documents that are done with already: only their keys are remembered. For the reader. */
    void skip(DocumentBatch batch, KeyCheck check) {
        for (int i = 0; i < batch.size(); i++) {
            check.wrong(batch, i);
        }
        rowsRead += batch.size();
    }

    /** How many documents are done with before the next one that is read. For the reader. */
    long left() {
        return done().documents() - rowsRead;
    }

    private DocumentBatch without(DocumentBatch batch, int first, String reason, KeyCheck check) {
        int[] sound = Arrays.copyOf(IntStream.range(0, first).toArray(), batch.size());
        int count = first;
        for (int i = first; i < batch.size() && failure().isEmpty(); i++) {
            String wrong = i == first ? reason : check.wrong(batch, i);
            if (wrong == null) {
                sound[count++] = i;
            } else {
                long number = rowsRead + i + 1;
                reject(batch, i, wrong, () -> wrongKey(number, wrong));
            }
        }
        rowsRead += batch.size();
        return batch.select(Arrays.copyOf(sound, count));
    }

    private ShellException wrongKey(long number, String wrong) {
        SourceTable source = plan.source();
        return new ShellException(
                ExitCode.FAILED,
                "%s, document %d %s; the documents before it were imported".formatted(source.location(), number, wrong),
                KeyCheck.isMissing(wrong)
                        ? "Mend the file, or set another key with: pk " + source.name() + " FIELD"
                        : "Mend the file, or let documents be rejected with --max-errors N");
    }

    private ShellException refused(DocumentBatch batch, int i, String wrong) {
        return new ShellException(
                ExitCode.FAILED,
                "%s: the document %s".formatted(rejected.location(batch, i), wrong),
                options.effectiveConflict() == Conflict.ERROR && wrong.contains("Duplicate primary key")
                        ? "Say what to do when a key is taken, --conflict replace, update or skip, or let documents be"
                                + " rejected with --max-errors N"
                        : "Mend the file, or let documents be rejected with --max-errors N");
    }

    private void reject(DocumentBatch batch, int i, String reason, Supplier<ShellException> first) {
        rejected.add(batch, i, reason);
        synchronized (this) {
            result = result.plus(new InsertResult(0, 0, 0, 0, 1, Optional.of(reason)));
        }
        if (rejected.tooMany(plan.source().rows())) {
            fail(rejected.noneAllowed() ? first.get() : rejected.failure());
        }
    }

    /** All documents were read. For the reader. */
    void readToEnd() {
        readToEnd = true;
        checkRows();
    }

    /** All that can come in is in: whether too many documents were rejected can be told now if it could not before. */
    void judge() {
        if (failure().isEmpty() && rejected.tooMany(rowsRead)) {
            fail(rejected.failure());
        }
    }

    /** Compares what was read with what the manifest says. */
    private void checkRows() {
        long expected = plan.source().rows();
        if (expected >= 0 && expected != rowsRead) {
            throw new ShellException(
                    ExitCode.DIFFERENCE,
                    "%s holds %d documents, and its manifest says %d"
                            .formatted(plan.source().location(), rowsRead, expected),
                    "The export was changed or damaged after it was written");
        }
    }

    /** A batch is sent; gives its number, -1 when it is not whole because the table has failed. */
    synchronized long begin() {
        underWay++;
        return failure == null ? prefix.begin() : -1;
    }

    /** A batch is sent again. */
    synchronized void beginAgain() {
        underWay++;
    }

    /** Keeps the table from ending until {@link #end()}; false when it has. */
    synchronized boolean hold() {
        if (underWay > 0) {
            underWay++;
            return true;
        }
        return false;
    }

    /** A batch of which all documents were rejected when they were read. */
    void done(BatchQueue.Entry entry) {
        done(entry.number(), part(entry, InsertResult.NONE));
    }

    /** A batch is done with, and what came of it is on disk. */
    synchronized void done(long number, DonePrefix.Part part) {
        if (number >= 0) {
            prefix.done(number, part);
        }
    }

    private static DonePrefix.Part part(BatchQueue.Entry entry, InsertResult inserted) {
        long before = (long) entry.rows() - entry.batch().size();
        InsertResult early = new InsertResult(0, 0, 0, 0, before, Optional.empty());
        return new DonePrefix.Part(
                entry.rows(), inserted.plus(early), entry.batch().totalLength());
    }

    /** What is answered for and not on disk. */
    UnsyncedBatches unsynced() {
        return unsynced;
    }

    /** The documents, from the first one on without a gap, that are done with. */
    synchronized DonePrefix.Part done() {
        return prefix.done();
    }

    /** All documents are in, and on the server's disk. */
    synchronized void loaded() {
        loaded = readToEnd;
    }

    synchronized boolean isLoaded() {
        return loaded;
    }

    /** Brings the documents that were rejected to disk. */
    void forceRejected() {
        rejected.force();
    }

    /** What a checkpoint says of this table. */
    ImportCheckpoint.Table checkpoint(String id, DonePrefix.Part part, boolean complete) {
        return TableCheckpoints.of(plan, id, part, complete, rejected.rejects().firstReason());
    }

    /** One piece of work is over, and so is the table's data if this says so. */
    synchronized boolean end() {
        return --underWay == 0;
    }

    /**
     * Takes what came of a batch that was sent. For the writers.
     *
     * @return what of it is in: it may have to be sent again
     */
    UnsyncedBatches.Batch accept(BatchQueue.Entry entry, InsertAnswer answer, long era) {
        DocumentBatch batch = entry.batch();
        InsertResult inserted = answer.result();
        if (inserted.accepted() + inserted.errors() != batch.size()) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "the server answered for %d of %d documents of %s"
                            .formatted(inserted.accepted() + inserted.errors(), batch.size(), plan.name()),
                    "See how many came in with: count " + plan.name());
        }
        DonePrefix.Part part =
                entry.counted().isPresent() ? refusing(entry.counted().get(), inserted) : counted(entry, inserted);
        answer.refused().forEach((i, reason) -> {
            String wrong = "was refused by the server: " + reason;
            reject(batch, i, wrong, () -> refused(batch, i, wrong));
        });
        boolean whole = answer.refused().isEmpty() || failure().isEmpty();
        return new UnsyncedBatches.Batch(entry.with(without(batch, answer), whole ? entry.number() : -1), part, era);
    }

    private synchronized DonePrefix.Part counted(BatchQueue.Entry entry, InsertResult inserted) {
        result = result.plus(inserted.withoutErrors());
        bytes += entry.batch().totalLength();
        return part(entry, inserted);
    }

    /** What a batch counts for that was accepted before it was sent again. */
    private synchronized DonePrefix.Part refusing(DonePrefix.Part before, InsertResult again) {
        result = result.refusing(again.errors());
        InsertResult refused = new InsertResult(0, 0, 0, 0, again.errors(), again.firstError());
        return new DonePrefix.Part(
                before.documents(), before.result().refusing(again.errors()).plus(refused), before.bytes());
    }

    private static DocumentBatch without(DocumentBatch batch, InsertAnswer answer) {
        return answer.refused().isEmpty()
                ? batch
                : batch.select(IntStream.range(0, batch.size())
                        .filter(i -> !answer.refused().containsKey(i))
                        .toArray());
    }

    synchronized void fail(ShellException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /** The same, unless the connection is lost for good: then nothing further can be done with any table. */
    void failOrThrow(ShellException reason) {
        if (reason.exitCode() == ExitCode.NO_CONNECTION) {
            throw reason;
        }
        fail(reason);
    }

    synchronized Optional<TransferFailure> failure() {
        return Optional.ofNullable(failure).map(reason -> new TransferFailure(plan.name(), reason));
    }

    /**
     * Starts to build the indexes once all documents are in. An equal index that is there already stays. One that is
     * refused fails the table, after the others have been started.
     */
    void createIndexes(CatalogWriter writer, Steps steps) {
        List<String> made = new ArrayList<>();
        List<IndexDefinition> there =
                plan.existing().map(TableDefinition::indexes).orElse(List.of());
        for (IndexDefinition index : plan.target().indexes()) {
            Optional<IndexDefinition> same = there.stream()
                    .filter(other -> other.name().equals(index.name()))
                    .findFirst();
            if (same.isPresent() && same.get().isSameAs(index)) {
                if (TableCheckpoints.madeBefore(plan, index)) {
                    made.add(index.name());
                }
                continue;
            }
            try {
                if (same.isPresent()) {
                    steps.take(plan.name(), () -> writer.dropIndex(plan.name(), index.name()));
                }
                steps.take(plan.name(), () -> writer.createIndex(plan.name(), index));
                made.add(index.name());
            } catch (ShellException e) {
                // One bad index is no reason to lack the others.
                failOrThrow(e);
            }
        }
        synchronized (this) {
            madeIndexes = List.copyOf(made);
        }
    }

    /** The indexes that were started to be built. */
    synchronized List<String> madeIndexes() {
        return madeIndexes;
    }

    /** Nothing is left to be done but to set the write hook. */
    synchronized void complete() {
        complete = readToEnd;
    }

    synchronized ImportedTable imported(boolean writeHook) {
        boolean whole =
                complete && failure == null && (writeHook || plan.target().writeHook() == null);
        return new ImportedTable(plan.name(), result, bytes, madeIndexes.size(), writeHook, whole, rejected.rejects());
    }

    @Override
    public void close() {
        rejected.close();
    }
}
