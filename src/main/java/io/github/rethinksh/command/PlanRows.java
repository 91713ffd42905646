package io.github.rethinksh.command;

import io.github.rethinksh.transfer.ImportPlan;
import io.github.rethinksh.transfer.PlannedTable;

/** An import plan as people read it. */
final class PlanRows {
    private PlanRows() {}

    static Rows of(ImportPlan plan) {
        Rows rows = Rows.of("table", "from", "primary_key", "documents", "bytes", "indexes", "state");
        for (PlannedTable table : plan.tables()) {
            rows = rows.with(
                    table.name().toString(),
                    table.source().location(),
                    table.target().primaryKey(),
                    table.source().rows() < 0 ? null : table.source().rows(),
                    table.source().bytes() < 0 ? null : table.source().bytes(),
                    table.target().indexes().size(),
                    table.existing().isPresent() ? "exists" : "new");
        }
        return rows;
    }

    static String sentence(ImportPlan plan) {
        long existing = plan.tables().stream()
                .filter(table -> table.existing().isPresent())
                .count();
        return "%s: %s%s%s%s"
                .formatted(
                        plan.source().layout().title(),
                        Greeting.plural(plan.tables().size(), "table"),
                        existing == 0 ? "" : " (" + existing + " of them there already)",
                        plan.rows() < 0 ? "" : ", " + Greeting.plural(plan.rows(), "document"),
                        plan.bytes() < 0 ? "" : ", " + Sizes.readable(plan.bytes()));
    }
}
