package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.transfer.ComparedTable;
import io.github.rethinksh.transfer.Comparison;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "Compare two exports or archives, without a cluster.",
        footer = {
            "",
            "Documents are compared by value, whatever their order and the way they are",
            "written. Missing ones are in the first only, extra ones in the second only.",
            "The exit code is 0 when all is equal, 5 when there is a difference."
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PATH", description = "An export, or an archive of dump.")
    private Path first;

    @Parameters(index = "1", paramLabel = "PATH", description = "Another one.")
    private Path second;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "SELECTION",
            completionCandidates = ArchiveSelections.class,
            description = "Only these: DB, DB.TABLE, or a pattern such as test.* or *.foo.")
    private List<String> patterns;

    @Mixin
    private ComparisonArguments arguments;

    @Mixin
    private LimitArguments limits;

    @Mixin
    private ProgressArguments progressOption;

    private final CommandContext context;

    DiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Selection selection = arguments.selection(patterns);
        try (ArchiveSource one = Archives.open(context.directory().resolve(first), limits.limits());
                ArchiveSource other = Archives.open(context.directory().resolve(second), limits.limits())) {
            one.notes().forEach(note -> context.renderer().warning(first + ": " + note));
            other.notes().forEach(note -> context.renderer().warning(second + ": " + note));
            List<ComparedTable> compared;
            try (Renderer.Progress progress = progressOption.start(context, "compare")) {
                compared = new Comparison(
                                one,
                                context.session().primaryKeys(),
                                arguments.options(context.session().settings()),
                                context.cancellation().get(),
                                progress)
                        .with(other, selection);
            }
            return Differences.compared(context.renderer(), compared).code();
        }
    }
}
