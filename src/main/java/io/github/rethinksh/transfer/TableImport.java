package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.cluster.CatalogWriter;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertOptions;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One table while it is imported: what has become of its documents, what is still under way, and what is to be done when
 * the last of them is in. Safe for the reader and all writers at once.
 */
final class TableImport {
    private final PlannedTable plan;
    private final ImportOptions options;
    private final FieldFinder primaryKey;
    private long rowsRead;

    private InsertResult result = InsertResult.NONE;
    private long bytes;
    private int underWay = 1;
    private ShellException failure;
    private List<String> madeIndexes = List.of();

    TableImport(PlannedTable plan, ImportOptions options) {
        this.plan = plan;
        this.options = options;
        this.primaryKey = new FieldFinder(plan.target().primaryKey());
    }

    PlannedTable plan() {
        return plan;
    }

    /** A hook that is there already has no say in what is put back. */
    InsertOptions insertOptions() {
        boolean hooked = plan.existing().map(TableDefinition::writeHook).isPresent();
        Conflict conflict = options.conflict() == null ? Conflict.ERROR : options.conflict();
        return new InsertOptions(conflict, options.durable(), hooked);
    }

    /**
     * How many documents at the beginning of the batch have the primary key, which is all of them unless the input is
     * wrong. For the reader.
     */
    int withKey(DocumentBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (!primaryKey.find(batch, i)) {
                return i;
            }
        }
        return batch.size();
    }

    /** The documents were read, and the first of the batch that lacks the key is document {@code index} of it. */
    ShellException lackingKey(int index) {
        SourceTable source = plan.source();
        return new ShellException(
                ExitCode.FAILED,
                "%s, document %d has no field %s, the primary key of %s; the documents before it were imported"
                        .formatted(
                                source.location(),
                                rowsRead + index + 1,
                                plan.target().primaryKey(),
                                plan.name()),
                "Mend the file, or set another key with: pk " + source.name() + " FIELD");
    }

    void read(int documents) {
        rowsRead += documents;
    }

    /** Compares what was read with what the manifest says. For the reader, at the end. */
    void checkRows() {
        long expected = plan.source().rows();
        if (expected >= 0 && expected != rowsRead) {
            throw new ShellException(
                    ExitCode.DIFFERENCE,
                    "%s holds %d documents, and its manifest says %d"
                            .formatted(plan.source().location(), rowsRead, expected),
                    "The export was changed or damaged after it was written");
        }
    }

    synchronized void begin() {
        underWay++;
    }

    /** One piece of work is over, and so is the table's data if this says so. */
    synchronized boolean end() {
        return --underWay == 0;
    }

    synchronized void accept(DocumentBatch batch, InsertResult inserted) {
        if (inserted.accepted() + inserted.errors() != batch.size()) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "the server answered for %d of %d documents of %s"
                            .formatted(inserted.accepted() + inserted.errors(), batch.size(), plan.name()));
        }
        result = result.plus(inserted);
        bytes += batch.totalLength();
    }

    synchronized void fail(ShellException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    synchronized Optional<TransferFailure> failure() {
        return Optional.ofNullable(failure).map(reason -> new TransferFailure(plan.name(), reason));
    }

    /**
     * Starts to build the indexes once all documents are in. An equal index that is there already stays. One that is
     * refused fails the table, after the others have been started.
     */
    void createIndexes(CatalogWriter writer) {
        List<String> made = new ArrayList<>();
        List<IndexDefinition> there =
                plan.existing().map(TableDefinition::indexes).orElse(List.of());
        for (IndexDefinition index : plan.target().indexes()) {
            Optional<IndexDefinition> same = there.stream()
                    .filter(other -> other.name().equals(index.name()))
                    .findFirst();
            if (same.isPresent() && same.get().function().equals(index.function())) {
                continue;
            }
            try {
                if (same.isPresent()) {
                    writer.dropIndex(plan.name(), index.name());
                }
                writer.createIndex(plan.name(), index);
                made.add(index.name());
            } catch (ShellException e) {
                // One bad index is no reason to lack the others.
                fail(e);
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

    synchronized ImportedTable imported(boolean writeHook) {
        return new ImportedTable(plan.name(), result, bytes, madeIndexes.size(), writeHook);
    }
}
