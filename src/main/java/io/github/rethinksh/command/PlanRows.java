package io.github.rethinksh.command;

import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.ImportPlan;
import io.github.rethinksh.transfer.KeySource;
import io.github.rethinksh.transfer.Occupied;
import io.github.rethinksh.transfer.PlannedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** An import plan as people read it. */
final class PlanRows {
    private PlanRows() {}

    /**
     * What becomes of each table.
     *
     * @param conflict what happens when a key is taken; null when nothing was said
     * @param guessed the tables of the source whose set key was guessed
     */
    static Rows of(ImportPlan plan, ImportArguments.OnConflict conflict, Set<TableName> guessed) {
        Rows rows = Rows.of(
                "table",
                "from",
                "documents",
                "bytes",
                "primary_key",
                "key_from",
                "indexes",
                "write_hook",
                "state",
                "documents_there",
                "on_conflict");
        for (PlannedTable table : plan.tables()) {
            rows = rows.with(
                    table.name().toString(),
                    table.source().location(),
                    table.source().rows() < 0 ? null : table.source().rows(),
                    table.source().bytes() < 0 ? null : table.source().bytes(),
                    table.target().primaryKey(),
                    table.keySource() == KeySource.SET
                                    && guessed.contains(table.source().name())
                            ? "guessed"
                            : table.keySource().title(),
                    table.target().indexes().size(),
                    table.target().writeHook() != null,
                    table.existing().isPresent() ? "exists" : "new",
                    table.existing().isPresent() ? table.rowsThere() : null,
                    conflict == null ? null : conflict.toString());
        }
        return rows;
    }

    static String sentence(ImportPlan plan) {
        long existing = plan.tables().stream()
                .filter(table -> table.existing().isPresent())
                .count();
        return "%s: %s%s%s%s%s"
                .formatted(
                        plan.source().layout().title(),
                        Greeting.plural(plan.tables().size(), "table"),
                        existing == 0 ? "" : " (" + existing + " of them there already)",
                        plan.leftOut() == 0 ? "" : " (" + plan.leftOut() + " more left alone)",
                        plan.rows() < 0 ? "" : ", " + Greeting.plural(plan.rows(), "document"),
                        plan.bytes() < 0 ? "" : ", " + Sizes.readable(plan.bytes()));
    }

    /** What changes in the cluster apart from the documents that come, a sentence each. */
    static List<String> remarks(ImportPlan plan, Occupied occupied) {
        List<String> remarks = new ArrayList<>();
        if (!plan.databases().isEmpty()) {
            remarks.add("makes databases: " + String.join(", ", plan.databases()));
        }
        if (occupied == Occupied.EMPTY) {
            add("deletes all documents of: ", names(plan, PlannedTable::isOccupied), remarks);
        }
        return remarks;
    }

    private static void add(String text, List<TableName> names, List<String> remarks) {
        if (!names.isEmpty()) {
            remarks.add(text
                    + String.join(", ", names.stream().map(TableName::toString).toList()));
        }
    }

    private static List<TableName> names(ImportPlan plan, Predicate<PlannedTable> which) {
        return plan.tables().stream().filter(which).map(PlannedTable::name).toList();
    }
}
