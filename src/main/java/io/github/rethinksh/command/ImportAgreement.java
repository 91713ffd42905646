package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.KeyOrigin;
import io.github.rethinksh.transfer.ImportPlan;
import io.github.rethinksh.transfer.Occupied;
import io.github.rethinksh.transfer.PlannedTable;
import java.util.Set;
import java.util.TreeSet;

/** What is shown and asked before an import writes. */
final class ImportAgreement {
    private final CommandContext context;
    private final ImportArguments arguments;

    ImportAgreement(CommandContext context, ImportArguments arguments) {
        this.context = context;
        this.arguments = arguments;
    }

    /**
     * Shows the plan, and asks where there is somebody to ask.
     *
     * @param occupied what becomes of documents that are there
     * @return whether to import
     * @throws ShellException when the plan cannot be carried out, or documents would be deleted unasked
     */
    boolean reach(ImportPlan plan, Occupied occupied, Resumption resumption) {
        boolean asks = !arguments.yes() && context.questions().canBeAsked();
        show(plan, occupied, resumption, asks);
        if (arguments.dryRun() || arguments.yes()) {
            return !arguments.dryRun();
        }
        boolean deletes = occupied == Occupied.EMPTY && plan.tables().stream().anyMatch(PlannedTable::isOccupied);
        if (!asks && deletes) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "--truncate deletes documents, and there is nobody to ask",
                    "Say --yes if that is meant");
        }
        boolean agreed = asks ? confirmed(deletes) : Production.agreed(context, false);
        if (!agreed) {
            context.renderer().note("nothing was written");
        }
        return agreed;
    }

    private void show(ImportPlan plan, Occupied occupied, Resumption resumption, boolean asks) {
        if (arguments.dryRun() || asks) {
            context.renderer().rows(PlanRows.of(plan, arguments.conflict(), guessed()));
        }
        plan.requireSound();
        context.renderer().note(PlanRows.sentence(plan) + " into " + Production.cluster(context));
        PlanRows.remarks(plan, occupied, arguments.conflict()).forEach(context.renderer()::note);
        resumption.tell(context.renderer(), plan);
    }

    private boolean confirmed(boolean deletes) {
        String what = deletes ? "Delete what is there, and import this?" : "Import this?";
        return Production.confirmed(context, what);
    }

    /** The tables whose primary keys nobody set. */
    private Set<TableName> guessed() {
        Set<TableName> guessed = new TreeSet<>();
        context.session().sessionKeys().forEach((table, key) -> {
            if (key.origin() == KeyOrigin.GUESSED && !arguments.primaryKeys().containsKey(table)) {
                guessed.add(table);
            }
        });
        return guessed;
    }
}
