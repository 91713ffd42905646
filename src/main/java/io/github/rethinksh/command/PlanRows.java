package io.github.rethinksh.command;

import io.github.rethinksh.model.SomeNames;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.ImportPlan;
import io.github.rethinksh.transfer.KeySource;
import io.github.rethinksh.transfer.Occupied;
import io.github.rethinksh.transfer.PlannedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An import plan as people read it. */
final class PlanRows {
    private static final String NEW = "new";

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
                    table.source().bytes() < 0
                            ? null
                            : Shown.bytes(table.source().bytes()),
                    table.target().primaryKey(),
                    table.keySource() == KeySource.SET
                                    && guessed.contains(table.source().name())
                            ? "guessed"
                            : table.keySource().title(),
                    table.target().indexes().size(),
                    table.target().writeHook() != null,
                    table.existing().isPresent() ? "exists" : NEW,
                    table.existing().isPresent() ? documentsThere(table) : null,
                    conflict == null ? null : conflict.toString());
        }
        return rows.spare("from", unsurprising(plan))
                .spare("on_conflict", String.valueOf(conflict))
                .spare("bytes")
                .spare("write_hook", false)
                .spare("indexes", 0)
                .spare("key_from", KeySource.INFO.title(), KeySource.DEFAULT.title())
                .usually("state", NEW)
                .usually("documents")
                .usually("documents_there");
    }

    private static Object documentsThere(PlannedTable table) {
        return table.isEstimated() ? Shown.estimate(table.rowsThere()) : table.rowsThere();
    }

    /** The places that tell nothing which the name does not tell. */
    private static Object[] unsurprising(ImportPlan plan) {
        return plan.tables().stream()
                .filter(table -> Locations.isThatOf(table.name(), table.source().location()))
                .map(table -> table.source().location())
                .toArray();
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
    static List<String> remarks(ImportPlan plan, Occupied occupied, ImportArguments.OnConflict conflict) {
        List<String> remarks = new ArrayList<>();
        if (!plan.databases().isEmpty()) {
            remarks.add("makes databases: " + SomeNames.of(plan.databases()));
        }
        if (occupied == Occupied.EMPTY) {
            add("deletes all documents of: ", occupied(plan), remarks);
        } else if (conflict == ImportArguments.OnConflict.REPLACE) {
            add("replaces documents of equal keys in: ", occupied(plan), remarks);
        } else if (conflict == ImportArguments.OnConflict.UPDATE) {
            add("changes documents of equal keys in: ", occupied(plan), remarks);
        }
        return remarks;
    }

    private static void add(String text, List<String> tables, List<String> remarks) {
        if (!tables.isEmpty()) {
            remarks.add(text + SomeNames.of(tables));
        }
    }

    private static List<String> occupied(ImportPlan plan) {
        return plan.tables().stream()
                .filter(PlannedTable::isOccupied)
                .map(table -> "%s (%s)".formatted(table.name(), documents(table)))
                .toList();
    }

    private static String documents(PlannedTable table) {
        long count = table.rowsThere();
        String text = String.format(Locale.ROOT, count == 1 ? "%,d document" : "%,d documents", count);
        return table.isEstimated() ? "about " + text : text;
    }
}
