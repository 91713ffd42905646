package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.transfer.ExportResult;
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

    /** Tells where an export lies, and how much of it there is by now. */
    static void placed(Renderer renderer, ExportResult result, Path path) {
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

    /** Names the tables that failed, and gives the exit code that this calls for. */
    static ExitCode failures(Renderer renderer, List<TransferFailure> failures) {
        for (TransferFailure failure : failures) {
            ShellException reason = failure.reason();
            renderer.error(
                    failure.table() + " failed: " + reason.getMessage(),
                    reason.hint().orElse(""));
        }
        return failures.isEmpty() ? ExitCode.DONE : failures.get(0).reason().exitCode();
    }
}
