package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What has become of the documents of one table so far, counted and rejected, and why the table has failed, if it has. Safe
 * for several threads.
 */
final class TableOutcome implements AutoCloseable {
    private final PlannedTable plan;
    private final RejectedDocuments rejected;
    private InsertResult result;
    private long bytes;
    private ShellException failure;

    TableOutcome(PlannedTable plan, TroubleOptions trouble, DonePrefix.Part before) {
        this.plan = plan;
        this.rejected = new RejectedDocuments(plan, trouble);
        this.result = before.result();
        this.bytes = before.bytes();
    }

    /** Counts what came of documents that were sent, and how long they are. */
    synchronized void count(InsertResult inserted, long length) {
        result = result.plus(inserted);
        bytes += length;
    }

    /** So many of the documents that were counted as accepted were refused when they were sent again. */
    synchronized void refuse(long documents) {
        result = result.refusing(documents);
    }

    /**
     * Keeps a document from being imported; when it is one too many, the table fails.
     *
     * @param reason in words that go on from "the document"
     * @param first why the table fails when no document may be rejected
     */
    void reject(DocumentBatch batch, int i, String reason, Supplier<ShellException> first) {
        rejected.add(batch, i, reason);
        count(new InsertResult(0, 0, 0, 0, 1, Optional.of(reason)), 0);
        if (rejected.tooMany(plan.source().rows())) {
            fail(rejected.noneAllowed() ? first.get() : rejected.failure());
        }
    }

    /** Whether too many documents were rejected can be told when it is known how many there are. */
    void judge(long documents) {
        if (failure().isEmpty() && rejected.tooMany(documents)) {
            fail(rejected.failure());
        }
    }

    /** The file of a document and the place in it. */
    String location(DocumentBatch batch, int i) {
        return rejected.location(batch, i);
    }

    /** The table has failed; the first reason is the one that stays. */
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

    /** The documents that were not imported. */
    RejectedDocuments rejected() {
        return rejected;
    }

    /** The result. */
    synchronized ImportedTable imported(int indexes, boolean writeHook, boolean complete) {
        return new ImportedTable(
                plan.name(), result, bytes, indexes, writeHook, complete && failure == null, rejected.rejects());
    }

    @Override
    public void close() {
        rejected.close();
    }
}
