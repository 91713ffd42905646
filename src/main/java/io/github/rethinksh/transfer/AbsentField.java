package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableName;
import java.util.List;

/**
 * A field that was named, and that no document of a table had.
 *
 * @param name the field
 * @param present fields that were there
 */
public record AbsentField(TableName table, String name, List<String> present) {
    /** Copies the list. */
    public AbsentField {
        present = List.copyOf(present);
    }
}
