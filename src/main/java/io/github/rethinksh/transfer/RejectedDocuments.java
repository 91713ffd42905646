package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.archive.layout.RejectFile;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Optional;

/**
 * The documents of a table that are not imported: it counts them, writes them to the table's reject file and knows how
 * many there may be. Safe for several threads.
 */
final class RejectedDocuments implements AutoCloseable {
    private final PlannedTable plan;
    private final TroubleOptions options;
    private long count;
    private String firstReason;
    private String last;
    private RejectFile file;
    private boolean closed;

    RejectedDocuments(PlannedTable plan, TroubleOptions options) {
        this.plan = plan;
        this.options = options;
        this.count = plan.before().map(ImportCheckpoint.Table::rejected).orElse(0L);
        this.firstReason =
                plan.before().flatMap(ImportCheckpoint.Table::firstRejection).orElse(null);
    }

    /** Takes a document, for a reason in words that go on from "the document". */
    synchronized void add(DocumentBatch batch, int i, String reason) {
        count++;
        firstReason = firstReason == null ? reason : firstReason;
        last = location(batch, i) + ": the document " + reason;
        if (options.rejects() == null) {
            return;
        }
        if (file == null) {
            file = RejectFile.create(options.rejects(), plan.name());
        }
        file.add(batch, i, plan.source().location(), reason);
    }

    /** The file and the place in it. */
    String location(DocumentBatch batch, int i) {
        return plan.source().location() + batch.place(i);
    }

    /** Whether there are more than there may be, when there are so many documents in all; -1 when that is not known. */
    synchronized boolean tooMany(long rows) {
        return options.maxErrors().exceededBy(count, rows);
    }

    /** Whether the first one is one too many. */
    boolean noneAllowed() {
        return options.maxErrors().none();
    }

    /** There are too many: why the table fails. */
    synchronized ShellException failure() {
        return new ShellException(
                ExitCode.FAILED,
                "%d documents were rejected, more than --max-errors %s allows, the last at %s"
                        .formatted(count, options.maxErrors().text(), last),
                (file == null ? "Mend them" : "See what is wrong with each in " + file.reasons() + "; mend them")
                        + ", or allow more");
    }

    /**
     * Brings to disk those that are written to a file: they are nowhere else once they count as done.
     *
     * @throws ShellException when that cannot be done, or somebody has removed the file
     */
    synchronized void force() {
        if (file != null && !closed) {
            file.force();
        }
    }

    /** What has come together. */
    synchronized ImportedTable.Rejects rejects() {
        return new ImportedTable.Rejects(
                count,
                Optional.ofNullable(firstReason),
                Optional.ofNullable(file).filter(RejectFile::isThere).map(RejectFile::path));
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
            closed = true;
        }
    }
}
