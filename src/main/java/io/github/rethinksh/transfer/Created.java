package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableName;
import java.util.List;

/**
 * What an import has made in the cluster.
 *
 * @param databases the databases, in order
 * @param tables the tables, in order, those in the databases too
 * @param removed whether they were removed again, apart from what the problems name
 * @param problems what could not be removed and why, a sentence each
 */
public record Created(List<String> databases, List<TableName> tables, boolean removed, List<String> problems) {
    /** Copies the lists. */
    public Created {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }

    /** Whether nothing was made. */
    public boolean nothing() {
        return databases.isEmpty() && tables.isEmpty();
    }
}
