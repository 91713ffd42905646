package io.github.rethinksh.command;

import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.SomeNames;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.Created;
import io.github.rethinksh.transfer.ImportResult;
import io.github.rethinksh.transfer.ImportStopped;
import io.github.rethinksh.transfer.ImportedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an import came to, in words, and when it failed: what is there now and how to go on. */
final class ImportSummary {
    private final Renderer renderer;
    private final Supplier<Optional<String>> resuming;

    /**
     * A summary of an import.
     *
     * @param resuming gives the command that goes on with it when it was stopped, if there is one
     */
    ImportSummary(Renderer renderer, Supplier<Optional<String>> resuming) {
        this.renderer = renderer;
        this.resuming = resuming;
    }

    /** Runs an import; when it is stopped, what it came to is told before the reason. */
    ImportResult run(Supplier<ImportResult> work) {
        try {
            return work.get();
        } catch (ImportStopped e) {
            tables(e.result());
            Summaries.failures(renderer, e.result().failures());
            left(e.result());
            throw e;
        }
    }

    /** Tells what became of an import, and gives the exit code that this calls for. */
    ExitCode outcome(ImportResult result) {
        tables(result);
        ExitCode code = Summaries.failures(renderer, result.failures());
        if (code != ExitCode.DONE) {
            left(result);
            return code;
        }
        return result.total().errors() > 0 ? ExitCode.REJECTED : code;
    }

    private void tables(ImportResult result) {
        InsertResult total = result.total();
        renderer.note("%d rows imported to %d tables, with %d secondary indexes, and %d hook functions"
                .formatted(total.accepted(), result.tables().size(), result.indexes(), result.writeHooks()));
        if (total.replaced() + total.unchanged() + total.skipped() > 0) {
            renderer.note("inserted %d, replaced %d, unchanged %d"
                    .formatted(total.inserted(), total.replaced(), total.unchanged() + total.skipped()));
        }
        result.tables().stream().filter(table -> table.rejects().count() > 0).forEach(this::rejected);
    }

    private void rejected(ImportedTable table) {
        ImportedTable.Rejects rejects = table.rejects();
        renderer.warning("%s: imported %d, rejected %d%s; the first %s"
                .formatted(
                        table.name(),
                        table.result().accepted(),
                        rejects.count(),
                        rejects.file().map(file -> " -> " + file).orElse(""),
                        rejects.firstReason().orElse("for no reason that was given")));
    }

    /** What is in the cluster after a failure. */
    private void left(ImportResult result) {
        Created created = result.created();
        if (!created.nothing()) {
            renderer.warning("created: " + names(created));
        }
        List<String> complete = new ArrayList<>();
        List<String> partial = new ArrayList<>();
        Set<TableName> gone = created.removed() ? Set.copyOf(created.tables()) : Set.of();
        for (ImportedTable table : result.tables()) {
            if (!gone.contains(table.name())) {
                (table.complete() ? complete : partial).add(amount(table));
            }
        }
        if (!complete.isEmpty()) {
            renderer.warning("complete: " + SomeNames.of(complete));
        }
        if (!partial.isEmpty()) {
            renderer.warning("not complete: " + String.join(", ", partial));
        }
        if (created.removed()) {
            removed(created);
        } else {
            howToGoOn(created);
        }
    }

    private static String amount(ImportedTable table) {
        InsertResult result = table.result();
        return "%s (%s%s)"
                .formatted(
                        table.name(),
                        Greeting.plural(result.inserted(), "new document"),
                        result.replaced() == 0 ? "" : ", " + result.replaced() + " replaced");
    }

    private static String names(Created created) {
        List<String> parts = new ArrayList<>();
        created.databases().forEach(database -> parts.add("database " + database));
        created.tables().forEach(table -> parts.add("table " + table));
        return SomeNames.of(parts);
    }

    private void removed(Created created) {
        if (created.problems().isEmpty()) {
            renderer.warning("all that was created was removed again");
        } else {
            renderer.warning("what was created was removed again, apart from " + String.join("; ", created.problems()));
        }
    }

    private void howToGoOn(Created created) {
        resuming.get().ifPresent(command -> renderer.hint("to go on where it stopped: " + command));
        renderer.hint((resuming.get().isPresent() ? "when something was mended first" : "to go on")
                + ", import again with --conflict skip, which leaves what is in as it is");
        if (!created.nothing()) {
            renderer.hint("to undo it, drop what was created: " + drops(created) + "; with --clean the next import"
                    + " does so itself when it fails");
        }
    }

    private static String drops(Created created) {
        List<String> terms = created.databases().stream()
                .map("r.dbDrop('%s')"::formatted)
                .collect(Collectors.toCollection(ArrayList::new));
        created.tables().stream()
                .filter(table -> !created.databases().contains(table.database()))
                .map(table -> "r.db('%s').tableDrop('%s')".formatted(table.database(), table.table()))
                .forEach(terms::add);
        return String.join(", ", terms);
    }
}
