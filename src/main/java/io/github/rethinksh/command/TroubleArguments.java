package io.github.rethinksh.command;

import io.github.rethinksh.archive.layout.ExportNames;
import io.github.rethinksh.transfer.MaxErrors;
import io.github.rethinksh.transfer.TroubleOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say what an import does when something is wrong. */
final class TroubleArguments {
    @Option(
            names = "--max-errors",
            paramLabel = "N|N%",
            description = "How many documents of a table may be rejected before it fails; 0 unless told otherwise.")
    private String maxErrors;

    @Option(
            names = "--rejects",
            paramLabel = "DIR",
            description = "Where rejected documents go, and why they were; rethinksh_rejected_<time> unless told"
                    + " otherwise.")
    private Path rejects;

    @Option(names = "--clean", description = "Remove what was created when not all of it can be imported.")
    private boolean clean;

    TroubleOptions options(CommandContext context) {
        String fresh = new ExportNames(context.clock(), context.clock().getZone()).newRejects();
        return new TroubleOptions(
                maxErrors == null ? MaxErrors.NONE : MaxErrors.parse(maxErrors),
                context.directory().resolve(rejects == null ? Path.of(fresh) : rejects),
                clean);
    }
}
