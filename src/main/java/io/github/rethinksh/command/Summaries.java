package io.github.rethinksh.command;

import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.transfer.ExportResult;
import io.github.rethinksh.transfer.ImportResult;
import io.github.rethinksh.transfer.TransferFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a transfer came to, in words. The first sentence is the one of the official tools, which scripts look for; its
 * numbers are the true ones, where the official tools count each index twice.
 */
final class Summaries {
    private Summaries() {}

    static void exported(Renderer renderer, ExportResult result, Path path) {
        exported(renderer, result);
        renderer.note(
                "in " + path + ": " + Greeting.plural(result.manifest().tables().size(), "table")
                        + (result.manifest().complete() ? "" : ", incomplete"));
    }

    static void exported(Renderer renderer, ExportResult result) {
        var written = result.written().stream().map(table -> table.name()).collect(Collectors.toSet());
        List<TableDefinition> done = result.definitions().stream()
                .filter(table -> written.contains(table.name()))
                .toList();
        renderer.note("%d rows exported from %d tables, with %d secondary indexes, and %d hook functions"
                .formatted(
                        result.rows(),
                        done.size(),
                        done.stream().mapToInt(table -> table.indexes().size()).sum(),
                        done.stream()
                                .map(TableDefinition::writeHook)
                                .filter(Objects::nonNull)
                                .count()));
    }

    static void dumped(Renderer renderer, ExportResult result, Path path, long size) {
        exported(renderer, result);
        renderer.note(
                (path.toString().equals("-") ? "on standard output" : "in " + path) + ": " + Sizes.readable(size));
    }

    /** Tells what became of an import, and gives the exit code that this calls for. */
    static ExitCode importOutcome(Renderer renderer, ImportResult result) {
        imported(renderer, result);
        ExitCode code = failures(renderer, result.failures());
        boolean rejected = code == ExitCode.DONE && result.total().errors() > 0;
        return rejected ? ExitCode.REJECTED : code;
    }

    private static void imported(Renderer renderer, ImportResult result) {
        InsertResult total = result.total();
        renderer.note("%d rows imported to %d tables, with %d secondary indexes, and %d hook functions"
                .formatted(total.accepted(), result.tables().size(), result.indexes(), result.writeHooks()));
        if (total.replaced() + total.unchanged() + total.skipped() > 0) {
            renderer.note("inserted %d, replaced %d, unchanged %d"
                    .formatted(total.inserted(), total.replaced(), total.unchanged() + total.skipped()));
        }
        result.tables().stream()
                .filter(table -> table.result().errors() > 0)
                .forEach(table -> renderer.warning("%s: %s rejected, the first because: %s"
                        .formatted(
                                table.name(),
                                Greeting.plural(table.result().errors(), "document"),
                                table.result().firstError().orElse("the server gave no reason"))));
    }

    /** Names the tables that failed, and gives the exit code that this calls for. */
    static ExitCode failures(Renderer renderer, List<TransferFailure> failures) {
        for (TransferFailure failure : failures) {
            renderer.warning(failure.table() + " failed: " + failure.reason().getMessage());
            failure.reason().hint().ifPresent(renderer::warning);
        }
        return failures.isEmpty() ? ExitCode.DONE : failures.get(0).reason().exitCode();
    }
}
