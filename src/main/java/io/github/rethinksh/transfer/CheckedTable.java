package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableName;
import java.util.List;

/**
 * What a look at every document of a table in an export came to.
 *
 * @param table the table
 * @param rows how many documents were read
 * @param bytes the size of the data
 * @param content the hash of the documents that were read, whatever their order
 * @param problems what is wrong, a sentence each; empty when all is sound
 * @param notes what could not be looked at, a sentence each
 */
public record CheckedTable(
        TableName table, long rows, long bytes, String content, List<String> problems, List<String> notes) {
    /** Copies the lists. */
    public CheckedTable {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Whether nothing is wrong with it. */
    public boolean sound() {
        return problems.isEmpty();
    }
}
