package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The documents of one table as they are read: looked at for their keys, and counted. For the reader alone. */
final class CheckedDocuments {
    private final PlannedTable plan;
    private final TableOutcome outcome;
    private long count;

    /**
     * Those of a table.
     *
     * @param before how many of them need not be read any more
     */
    CheckedDocuments(PlannedTable plan, TableOutcome outcome, long before) {
        this.plan = plan;
        this.outcome = outcome;
        this.count = before;
    }

    /** How many were read so far. For others when the reader has ended. */
    long count() {
        return count;
    }

    /**
     * Rejects the documents whose key is wrong and gives the others, which is the batch itself unless the input is wrong.
     * When there are too many the table fails, and the documents before the last one are given.
     */
    DocumentBatch sound(DocumentBatch batch, KeyCheck check) {
        DocumentBatch sound = batch;
        for (int i = 0; i < batch.size(); i++) {
            String wrong = check.wrong(batch, i);
            if (wrong != null) {
                sound = without(batch, i, wrong, check);
                break;
            }
        }
        read(batch);
        return sound;
    }

    /** Documents that are done with already: only their keys are remembered. */
    void skip(DocumentBatch batch, KeyCheck check) {
        for (int i = 0; i < batch.size(); i++) {
            check.wrong(batch, i);
        }
        read(batch);
    }

    /**
     * All were read: compares how many there were with what the manifest says.
     *
     * @throws ShellException with {@link ExitCode#DIFFERENCE} when they differ
     */
    void end() {
        long expected = plan.source().rows();
        if (expected >= 0 && expected != count) {
            throw new ShellException(
                    ExitCode.DIFFERENCE,
                    "%s holds %d documents, and its manifest says %d"
                            .formatted(plan.source().location(), count, expected),
                    "The export was changed or damaged after it was written");
        }
    }

    private void read(DocumentBatch batch) {
        count += batch.size();
    }

    private DocumentBatch without(DocumentBatch batch, int first, String reason, KeyCheck check) {
        int[] sound = Arrays.copyOf(IntStream.range(0, first).toArray(), batch.size());
        int size = first;
        for (int i = first; i < batch.size() && outcome.failure().isEmpty(); i++) {
            String wrong = i == first ? reason : check.wrong(batch, i);
            if (wrong == null) {
                sound[size++] = i;
            } else {
                long number = count + i + 1;
                outcome.reject(batch, i, wrong, () -> wrongKey(number, wrong));
            }
        }
        return batch.select(Arrays.copyOf(sound, size));
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
}
