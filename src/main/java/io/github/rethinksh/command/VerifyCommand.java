package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.transfer.ArchiveCheck;
import io.github.rethinksh.transfer.CheckedTable;
import io.github.rethinksh.transfer.ComparedTable;
import io.github.rethinksh.transfer.Comparison;
import io.github.rethinksh.transfer.ExportOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = "Prove an export or an archive, alone or against the cluster.",
        footer = {
            "",
            "Every document is read: it has to be whole, with a primary key that no other",
            "has, and checksums and numbers have to be those of the manifest.",
            "With --live the documents are then compared with those of the cluster:",
            "missing ones are in the archive only, extra ones in the cluster only.",
            "An export that is not complete is a difference, unless all that was selected",
            "of it is complete and sound.",
            "The exit code is 0 when all is equal, 5 when there is a difference."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PATH", description = "An export, or an archive of dump.")
    private Path path;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SELECTION",
            completionCandidates = ArchiveSelections.class,
            description = "Only these: DB, DB.TABLE, or a pattern such as test.* or *.foo.")
    private List<String> patterns;

    @Option(names = "--live", description = "Compare with the cluster too.")
    private boolean live;

    @Mixin
    private ComparisonArguments arguments;

    @Mixin
    private LimitArguments limits;

    @Mixin
    private ProgressArguments progressOption;

    private final CommandContext context;

    VerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Selection selection = arguments.selection(patterns);
        arguments.options(context.session().settings());
        try (ArchiveSource source = Archives.open(context.directory().resolve(path), limits.limits())) {
            source.notes().forEach(context.renderer()::warning);
            List<CheckedTable> checked;
            try (Renderer.Progress progress = progressOption.start(context, "verify")) {
                checked = new ArchiveCheck(
                                source,
                                context.session().primaryKeys(),
                                ExportOptions.shareOfHeap(),
                                context.cancellation().get(),
                                progress)
                        .run(selection);
            }
            ExitCode code = Differences.checked(context.renderer(), source, checked, selection.isEverything());
            return live && compare(source, selection) == ExitCode.DIFFERENCE ? ExitCode.DIFFERENCE.code() : code.code();
        }
    }

    private ExitCode compare(ArchiveSource source, Selection selection) {
        List<ComparedTable> compared;
        try (Renderer.Progress progress = progressOption.start(context, "compare")) {
            compared = new Comparison(
                            source,
                            context.session().primaryKeys(),
                            arguments.options(context.session().settings()),
                            context.cancellation().get(),
                            progress)
                    .with(context.session().cluster(), selection);
        }
        return Differences.compared(context.renderer(), compared);
    }
}
