package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * How a table on one side differs from that on the other.
 *
 * @param table the table
 * @param rows how many documents of it there are on the first side; -1 when it is not there
 * @param otherRows the same for the second side
 * @param missing how many keys are on the first side only
 * @param extra how many keys are on the second side only
 * @param changed how many documents of the same key differ
 * @param differences the first of them
 * @param problems what else is different, or keeps the table from being compared; a sentence each
 */
public record ComparedTable(
        TableName table,
        long rows,
        long otherRows,
        long missing,
        long extra,
        long changed,
        List<Difference> differences,
        List<String> problems) {

    /** What a document differs in. */
    public enum Kind {
        /** It is on the first side only. */
        MISSING,
        /** It is on the second side only. */
        EXTRA,
        /** It is on both, and not the same. */
        CHANGED
    }

    /** A document that differs, by its key as JSON text. */
    public record Difference(Kind kind, String key) {}

    /** Copies the lists. */
    public ComparedTable {
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
    }

    /** A table that was not compared, and why. */
    static ComparedTable not(TableName table, long rows, long otherRows, String reason) {
        return new ComparedTable(table, rows, otherRows, 0, 0, 0, List.of(), List.of(reason));
    }

    /** The same with further differences. */
    ComparedTable with(List<String> more) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(more);
        return new ComparedTable(table, rows, otherRows, missing, extra, changed, differences, all);
    }

    /** Whether both sides are the same. */
    public boolean equal() {
        return missing + extra + changed == 0 && problems.isEmpty();
    }
}
