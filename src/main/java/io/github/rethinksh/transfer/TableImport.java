package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertAnswer;
import io.github.rethinksh.cluster.InsertOptions;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One table while it is imported: what has become of its documents, what is still under way, and what is to be done when
 * the last of them is in. Safe for the reader and all writers at once.
 */
final class TableImport implements AutoCloseable {
    private final PlannedTable plan;
    private final ImportOptions options;
    private final TableOutcome outcome;
    private final CheckedDocuments documents;
    private final DonePrefix prefix;
    private final UnsyncedBatches unsynced = new UnsyncedBatches();
    private boolean mayHoldDocuments;
    private boolean readToEnd;
    private boolean loaded;
    private int underWay = 1;
    private boolean complete;
    private List<String> madeIndexes = List.of();

    TableImport(PlannedTable plan, ImportOptions options) {
        this.plan = plan;
        this.options = options;
        this.mayHoldDocuments = plan.existing().isPresent();
        DonePrefix.Part before = TableCheckpoints.part(plan);
        this.prefix = new DonePrefix(before);
        this.outcome = new TableOutcome(plan, options.trouble(), before);
        this.loaded = plan.before().map(ImportCheckpoint.Table::complete).orElse(false);
        this.documents = new CheckedDocuments(plan, outcome, loaded ? before.documents() : 0);
    }

    PlannedTable plan() {
        return plan;
    }

    /** What has become of its documents. */
    TableOutcome outcome() {
        return outcome;
    }

    /** Its documents as they are read. For the reader. */
    CheckedDocuments documents() {
        return documents;
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

    /** How many documents are done with before the next one that is read. For the reader. */
    long left() {
        return done().documents() - documents.count();
    }

    /** All documents were read. For the reader. */
    void readToEnd() {
        readToEnd = true;
        documents.end();
    }

    /** All that can come in is in: whether too many documents were rejected can be told now if it could not before. */
    void judge() {
        outcome.judge(documents.count());
    }

    /** A batch is sent; gives its number, -1 when it is not whole because the table has failed. */
    synchronized long begin() {
        underWay++;
        return outcome.failure().isEmpty() ? prefix.begin() : -1;
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

    /** What a checkpoint says of this table. */
    ImportCheckpoint.Table checkpoint(String id, DonePrefix.Part part, boolean complete) {
        return TableCheckpoints.of(
                plan, id, part, complete, outcome.rejected().rejects().firstReason());
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
            outcome.reject(batch, i, wrong, () -> refused(batch, i, wrong));
        });
        boolean whole = answer.refused().isEmpty() || outcome.failure().isEmpty();
        return new UnsyncedBatches.Batch(entry.with(without(batch, answer), whole ? entry.number() : -1), part, era);
    }

    private ShellException refused(DocumentBatch batch, int i, String wrong) {
        return new ShellException(
                ExitCode.FAILED,
                "%s: the document %s".formatted(outcome.location(batch, i), wrong),
                options.effectiveConflict() == Conflict.ERROR && wrong.contains("Duplicate primary key")
                        ? "Say what to do when a key is taken, --conflict replace, update or skip, or let documents be"
                                + " rejected with --max-errors N"
                        : "Mend the file, or let documents be rejected with --max-errors N");
    }

    private DonePrefix.Part counted(BatchQueue.Entry entry, InsertResult inserted) {
        outcome.count(inserted.withoutErrors(), entry.batch().totalLength());
        return part(entry, inserted);
    }

    /** What a batch counts for that was accepted before it was sent again. */
    private DonePrefix.Part refusing(DonePrefix.Part before, InsertResult again) {
        outcome.refuse(again.errors());
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

    /** These indexes were started to be built. */
    synchronized void indexesMade(List<String> names) {
        madeIndexes = List.copyOf(names);
    }

    /** The indexes that were started to be built. */
    synchronized List<String> madeIndexes() {
        return madeIndexes;
    }

    /** Nothing is left to be done but to set the write hook. */
    synchronized void complete() {
        complete = readToEnd;
    }

    /** What came of it all, and whether there is a write hook now. */
    synchronized ImportedTable imported(boolean writeHook) {
        boolean hooked = writeHook || plan.target().writeHook() == null;
        return outcome.imported(madeIndexes.size(), writeHook, complete && hooked);
    }

    @Override
    public void close() {
        outcome.close();
    }
}
