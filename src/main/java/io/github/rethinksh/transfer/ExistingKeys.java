package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Map;

/** Holds primary keys that are to be set against the tables of a cluster, whose keys cannot be changed. */
public final class ExistingKeys {
    private final Catalog catalog;

    /** The keys of a cluster. */
    public ExistingKeys(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Compares keys with those of the tables that exist.
     *
     * @throws ShellException naming all tables that have another key
     */
    public void refuseOthers(Map<TableName, String> keys) {
        List<TableName> there = Catalog.tables(catalog.tree()).stream()
                .filter(keys::containsKey)
                .toList();
        List<TableDefinition> others = catalog.outlines(there).stream()
                .filter(table -> !keys.get(table.name()).equals(table.primaryKey()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        List<String> named = others.stream()
                .map(table -> "table %s exists with the primary key %s, not %s"
                        .formatted(table.name(), table.primaryKey(), keys.get(table.name())))
                .toList();
        TableName first = others.get(0).name();
        throw new ShellException(
                ExitCode.FAILED,
                "no key was set: " + String.join("; ", named),
                "The key of a table cannot be changed: drop the table, or import under another name with:"
                        + " import PATH --rename %s=DB.NEW --primary-keys '{\"%s\": \"%s\"}'"
                                .formatted(first, first, keys.get(first)));
    }
}
