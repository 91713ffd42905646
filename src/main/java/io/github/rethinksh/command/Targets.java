package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestTables;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.PatientCatalog;
import io.github.rethinksh.transfer.TransferEvent;
import io.github.rethinksh.transfer.TransferListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Understands the names on a command line, where a bare name may be a table of the current database. */
final class Targets {
    private Targets() {}

    /** The table that {@code DB.TABLE} or {@code TABLE} names. */
    static TableName table(String text, String currentDatabase) {
        return TableName.parse(text)
                .or(() -> TableName.parse(currentDatabase + "." + text))
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "'" + text + "' is not the name of a table",
                        "Write DB.TABLE, or TABLE for one in " + currentDatabase));
    }

    /**
     * What a query about a table answers.
     *
     * @param text how the table was named
     * @throws ShellException that of the query, with the names that are near where there is no such table
     */
    static <T> T found(Catalog catalog, String text, TableName name, Supplier<T> query) {
        try {
            return query.get();
        } catch (ShellException e) {
            if (!e.getMessage().endsWith("does not exist.")) {
                throw e;
            }
            SortedMap<String, List<String>> tree = catalog.tree();
            if (tree.containsKey(text)) {
                throw new ShellException(e.exitCode(), text + " is a database", "See its tables with: ls " + text, e);
            }
            String hint = NearestTables.hint(
                    name.toString(), Catalog.tables(tree), List.of(), e.hint().orElse(null));
            throw new ShellException(e.exitCode(), e.getMessage(), hint, e);
        }
    }

    /** What is in the cluster, for a transfer that waits for servers that are away. */
    static PatientCatalog catalog(CommandContext context, Cluster cluster, Duration maxWait) {
        return new PatientCatalog(cluster, maxWait, context.cancellation().get(), told(context));
    }

    /** Tells what is tried again before a transfer begins. */
    static TransferListener told(CommandContext context) {
        return event -> {
            if (event instanceof TransferEvent.Noted noted) {
                context.renderer().note(noted.text());
            }
        };
    }

    /**
     * The selection that patterns stand for. A pattern without a dot that fits no database is taken for tables of the
     * current database.
     */
    static Selection selection(
            List<String> patterns, List<String> excluded, SortedMap<String, List<String>> tree, String current) {
        return Selection.parse(
                patterns.stream()
                        .map(pattern -> qualified(pattern, tree, current))
                        .toList(),
                Objects.requireNonNullElse(excluded, List.<String>of()).stream()
                        .map(pattern -> qualified(pattern, tree, current))
                        .toList());
    }

    /** Tables by database, as a cluster lists its own. */
    static SortedMap<String, List<String>> tree(Collection<TableName> tables) {
        SortedMap<String, List<String>> tree = new TreeMap<>();
        tables.forEach(table -> tree.computeIfAbsent(table.database(), database -> new ArrayList<>())
                .add(table.table()));
        return tree;
    }

    private static String qualified(String pattern, SortedMap<String, List<String>> tree, String current) {
        if (pattern.indexOf('.') >= 0) {
            return pattern;
        }
        Selection whole = Selection.parse(List.of(pattern), List.of());
        boolean isDatabase = tree.keySet().stream().anyMatch(whole::matchesDatabase);
        Selection inCurrent = Selection.parse(List.of(current + "." + pattern), List.of());
        boolean isTable = tree.getOrDefault(current, List.of()).stream()
                .anyMatch(table -> inCurrent.matches(new TableName(current, table)));
        return !isDatabase && isTable ? current + "." + pattern : pattern;
    }
}
