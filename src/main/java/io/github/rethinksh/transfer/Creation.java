package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.cluster.CatalogWriter;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.UnavailableException;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Makes the databases and tables of a run and keeps them in mind, so that they can be told, and removed again without
 * touching anything that was there before. Safe for several threads.
 */
final class Creation {
    private final NavigableSet<String> databases = new TreeSet<>();
    private final NavigableSet<TableName> tables = new TreeSet<>();
    private final NavigableSet<String> unsureDatabases = new TreeSet<>();
    private final NavigableSet<TableName> unsureTables = new TreeSet<>();
    private final Set<String> databasesBefore = new TreeSet<>();
    private final Set<TableName> tablesBefore = new TreeSet<>();

    private final Cluster cluster;
    private final Steps steps;

    Creation(Cluster cluster, Steps steps) {
        this.cluster = cluster;
        this.steps = steps;
    }

    /**
     * What is there of that which an import was to make that is gone on with counts as made by this run. It may also be
     * there only later: a server does what a process asked for that was killed.
     */
    synchronized void add(ImportCheckpoint before, Map<String, List<String>> tree) {
        databasesBefore.addAll(before.databases());
        tablesBefore.addAll(before.created());
        before.databases().stream().filter(tree::containsKey).forEach(databases::add);
        before.created().stream()
                .filter(table -> tree.getOrDefault(table.database(), List.of()).contains(table.table()))
                .forEach(tables::add);
    }

    /** What is to be made, or was asked for when the connection was lost: it may be there or not. */
    synchronized void expect(ImportPlan plan) {
        unsureDatabases.addAll(plan.databases());
        plan.tables().stream()
                .filter(table -> table.existing().isEmpty())
                .forEach(table -> unsureTables.add(table.name()));
    }

    /** All that was made, or may have been. */
    synchronized Created perhapsCreated() {
        Set<String> allDatabases = new TreeSet<>(databases);
        allDatabases.addAll(unsureDatabases);
        Set<TableName> allTables = new TreeSet<>(tables);
        allTables.addAll(unsureTables);
        return new Created(List.copyOf(allDatabases), List.copyOf(allTables), false, List.of());
    }

    /** Makes what a plan needs and waits until the tables take writes. */
    void make(ImportPlan plan, ImportOptions options, CancellationToken token) {
        // What is there by now is of somebody else, even when the answer to an attempt to make it is lost.
        Map<String, List<String>> there = steps.ask(Steps.CLUSTER, cluster.catalog()::tree);
        makeDatabases(plan.databases(), there);
        try (Workers workers = new Workers("create", options.clients())) {
            for (PlannedTable table : plan.tables()) {
                if (table.existing().isEmpty()) {
                    workers.start(() -> {
                        token.throwIfCancelled();
                        makeTable(table, options, there);
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
            Optional<String> refusal =
                    has(table.name()) ? steps.ask(table.name(), () -> check.writing(table.name())) : Optional.empty();
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
        nothingUnsure();
    }

    /** Makes databases, one after another. */
    void makeDatabases(List<String> names, Map<String, List<String>> there) {
        names.forEach(name -> makeDatabase(name, there));
    }

    /** One at a time, and before any table: what is to come after one that is refused is not asked for. */
    private void makeDatabase(String name, Map<String, List<String>> there) {
        steps.take("database " + name, again -> makeDatabase(name, again && !there.containsKey(name)));
        synchronized (this) {
            databases.add(name);
        }
    }

    /** One that was asked for may be there by now. */
    private void makeDatabase(String name, boolean askedFor) {
        try {
            cluster.catalogWriter().createDatabase(name);
        } catch (ShellException e) {
            boolean mine = askedFor || databasesBefore.contains(name);
            unlessMade(e, () -> mine && cluster.catalog().tree().containsKey(name), this::nothingUnsure);
        }
    }

    private synchronized void nothingUnsure() {
        unsureDatabases.clear();
        unsureTables.clear();
    }

    private void makeTable(PlannedTable table, ImportOptions options, Map<String, List<String>> there) {
        TableName name = table.name();
        boolean taken = there.getOrDefault(name.database(), List.of()).contains(name.table());
        steps.take(name, again -> addTable(table, options, again && !taken));
        synchronized (this) {
            tables.add(name);
        }
        steps.take(name, () -> cluster.catalogWriter().waitForTable(name));
    }

    /** Others are made at the same time, or will be: of those nobody knows yet when one is refused. */
    private void addTable(PlannedTable table, ImportOptions options, boolean askedFor) {
        try {
            cluster.catalogWriter().addTable(table.name(), table.target().primaryKey(), options.shape());
        } catch (ShellException e) {
            boolean mine = askedFor || tablesBefore.contains(table.name());
            unlessMade(e, () -> mine && isThere(table), () -> surelyNot(table.name()));
        }
    }

    /** Refused because it is there already, by this import, it is made. */
    private static void unlessMade(ShellException failure, BooleanSupplier made, Runnable notThere) {
        if (isRefusal(failure)) {
            if (made.getAsBoolean()) {
                return;
            }
            notThere.run();
        }
        throw failure;
    }

    private boolean isThere(PlannedTable table) {
        List<String> tables = cluster.catalog().tree().getOrDefault(table.name().database(), List.of());
        return tables.contains(table.name().table())
                && cluster.catalog()
                        .definition(table.name())
                        .primaryKey()
                        .equals(table.target().primaryKey());
    }

    private synchronized void surelyNot(TableName table) {
        unsureTables.remove(table);
    }

    /** What the server refuses is not there; when it does not answer, or cannot tell, it may be. */
    private static boolean isRefusal(ShellException error) {
        return error.exitCode() != ExitCode.NO_CONNECTION
                && error.exitCode() != ExitCode.INTERRUPTED
                && !(error instanceof UnavailableException);
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
