package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.cluster.CatalogWriter;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes the databases and tables of a run and keeps them in mind, so that they can be told, and removed again without
 * touching anything that was there before. Safe for several threads.
 */
final class Creation {
    private final SortedSet<String> databases = new TreeSet<>();
    private final SortedSet<TableName> tables = new TreeSet<>();

    private final Cluster cluster;

    Creation(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What an import has made that is gone on with counts as made by this run. */
    synchronized void add(ImportCheckpoint before) {
        databases.addAll(before.databases());
        tables.addAll(before.created());
    }

    /** Makes what a plan needs and waits until the tables take writes. */
    void make(ImportPlan plan, ImportOptions options, CancellationToken token) {
        plan.databases().forEach(this::makeDatabase);
        try (Workers workers = new Workers("create", options.clients())) {
            for (PlannedTable table : plan.tables()) {
                if (table.existing().isEmpty()) {
                    workers.start(() -> {
                        token.throwIfCancelled();
                        makeTable(table, options);
                        return null;
                    });
                }
            }
            workers.join();
        }
        refuseUnwritable(plan);
    }

    /** Whether a table can be written to is known only when it is there; if not, nothing of this run may stay. */
    private void refuseUnwritable(ImportPlan plan) {
        PermissionCheck check = new PermissionCheck(cluster);
        for (PlannedTable table : plan.tables()) {
            Optional<String> refusal = has(table.name()) ? check.writing(table.name()) : Optional.empty();
            if (refusal.isPresent()) {
                remove();
                forget();
                throw new ShellException(
                        ExitCode.FAILED,
                        "nothing was written: no permission to write to " + table.name() + ", which was made for that"
                                + " and removed again: " + refusal.get(),
                        PermissionCheck.HINT);
            }
        }
    }

    private synchronized void forget() {
        databases.clear();
        tables.clear();
    }

    void makeDatabase(String name) {
        cluster.catalogWriter().createDatabase(name);
        synchronized (this) {
            databases.add(name);
        }
    }

    private void makeTable(PlannedTable table, ImportOptions options) {
        CatalogWriter writer = cluster.catalogWriter();
        writer.addTable(table.name(), table.target().primaryKey(), options.shape());
        synchronized (this) {
            tables.add(table.name());
        }
        writer.waitForTable(table.name());
    }

    synchronized boolean has(TableName name) {
        return tables.contains(name);
    }

    synchronized Created created() {
        return new Created(List.copyOf(databases), List.copyOf(tables), false, List.of());
    }

    /** Removes all of it, as far as that is possible. A database in which somebody else has made a table stays. */
    Created remove() {
        Created made = created();
        CatalogWriter writer = cluster.catalogWriter();
        List<String> problems = new ArrayList<>();
        for (TableName table : made.tables()) {
            attempt("table " + table, () -> writer.dropTable(table), problems);
        }
        for (String database : made.databases()) {
            attempt("database " + database, () -> drop(database, problems), problems);
        }
        return new Created(made.databases(), made.tables(), true, problems);
    }

    private void drop(String database, List<String> problems) {
        List<String> left = cluster.catalog().tree().getOrDefault(database, List.of());
        if (left.isEmpty()) {
            cluster.catalogWriter().dropDatabase(database);
        } else {
            problems.add("database " + database + ": it holds " + String.join(", ", left));
        }
    }

    private static void attempt(String what, Runnable removal, List<String> problems) {
        try {
            removal.run();
        } catch (ShellException e) {
            problems.add(what + ": " + e.getMessage());
        }
    }
}
