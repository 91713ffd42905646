package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SomeNames;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Claim;
import io.github.rethinksh.transfer.ImportOptions;
import io.github.rethinksh.transfer.ImportPlan;
import io.github.rethinksh.transfer.ImportPlanner;
import io.github.rethinksh.transfer.ImportResult;
import io.github.rethinksh.transfer.Importer;
import io.github.rethinksh.transfer.PlannedTable;
import io.github.rethinksh.transfer.Reduction;
import io.github.rethinksh.transfer.Renames;
import io.github.rethinksh.transfer.StreamedImport;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Read an archive into the cluster, as rethinkdb restore does.",
        footer = {
            "",
            "The archive is a tar, plain or compressed with gzip, bzip2, xz or zstd. It is",
            "read where it lies. From a file nothing is written unless all of the archive",
            "is sound and no table is in the way.",
            "From standard input it is read once, from front to end: each table is looked",
            "at when it comes. One that is in the way, or whose primary key is not known,",
            "is refused before anything of it is written, and the others are restored.",
            "A table whose data comes before its .info waits in --temp-dir, compressed."
        })
final class RestoreCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive, - for standard input.")
    private String file;

    @Mixin
    private RestoreArguments arguments;

    @Mixin
    private TroubleArguments trouble;

    @Mixin
    private ProgressArguments progressOption;

    @Spec
    private CommandSpec spec;

    private final CommandContext context;

    RestoreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ImportOptions options = arguments.options(context.session().settings(), trouble.options(context));
        Selection selection = arguments.selection();
        if (file.equals(STANDARD_INPUT)) {
            try (Resumption none = resumption(null, null)) {
                return fromStandardInput(options, selection, summary(none));
            }
        }
        Path path = context.directory().resolve(file);
        try (Claim claim = context.exportSets().claim(path);
                Resumption resumption = resumption(path, claim)) {
            return fromFile(path, options, resumption, selection, summary(resumption));
        }
    }

    private Resumption resumption(Path path, Claim claim) {
        return Resumption.of(context, spec, path, arguments.resume(), claim, CsvReading.OFFICIAL);
    }

    private ImportSummary summary(Resumption resumption) {
        return new ImportSummary(context.renderer(), resumption::command);
    }

    private int fromFile(
            Path path, ImportOptions options, Resumption resumption, Selection selection, ImportSummary summary) {
        try (ArchiveSource source = Archives.open(path, arguments.limits())) {
            Cluster cluster = context.session().cluster();
            source.notes().forEach(context.renderer()::warning);
            ImportPlan plan = new ImportPlanner(
                            cluster,
                            context.session().primaryKeys(),
                            Renames.parse(List.of()),
                            options,
                            Reduction.NONE,
                            resumption.kept())
                    .plan(source, selection, context.cancellation().get(), Targets.told(context));
            plan.requireSound();
            context.renderer().note(PlanRows.sentence(plan));
            resumption.tell(context.renderer(), plan);
            if (!agreed(plan, options.conflict())) {
                return refused();
            }
            return summary.outcome(summary.run(() -> {
                        try (Renderer.Progress progress = progressOption.start(context, "restore")) {
                            return new Importer(
                                            cluster,
                                            options,
                                            resumption.kept(),
                                            context.cancellation().get(),
                                            progress)
                                    .run(plan);
                        }
                    }))
                    .code();
        }
    }

    /**
     * On a terminal it is asked before documents are replaced or changed, and everywhere before production is written
     * to.
     */
    private boolean agreed(ImportPlan plan, Conflict conflict) {
        List<TableName> occupied = plan.tables().stream()
                .filter(PlannedTable::isOccupied)
                .map(PlannedTable::name)
                .toList();
        boolean changes = conflict == Conflict.REPLACE || conflict == Conflict.UPDATE;
        boolean asks = changes
                && !occupied.isEmpty()
                && !arguments.yes()
                && context.questions().canBeAsked();
        if (!asks) {
            return Production.agreed(context, arguments.yes());
        }
        return Production.confirmed(
                context,
                "%s of %s %s documents: %s. %s those of equal keys?"
                        .formatted(
                                Greeting.plural(occupied.size(), "table"),
                                Production.cluster(context),
                                occupied.size() == 1 ? "holds" : "hold",
                                SomeNames.of(occupied),
                                conflict == Conflict.REPLACE ? "Replace" : "Change"));
    }

    private int refused() {
        context.renderer().note("nothing was written");
        return ExitCode.DONE.code();
    }

    private int fromStandardInput(ImportOptions options, Selection selection, ImportSummary summary) {
        Cluster cluster = context.session().cluster();
        return Production.agreed(context, arguments.yes())
                ? summary.outcome(summary.run(() -> fromStandardInput(options, selection, cluster)))
                        .code()
                : refused();
    }

    private ImportResult fromStandardInput(ImportOptions options, Selection selection, Cluster cluster) {
        InputStream in = context.standardInput()
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "commands come from standard input, so no archive can",
                        "Name a file, or pipe it: ... | rethinksh restore -"));
        try (ArchiveStream stream =
                Archives.stream(in, "standard input", arguments.temporary(context), arguments.limits())) {
            ImportResult result;
            try (Renderer.Progress progress = progressOption.start(context, "restore")) {
                result = new StreamedImport(
                                cluster,
                                context.session().primaryKeys(),
                                options,
                                context.cancellation().get(),
                                progress)
                        .run(stream, selection);
            }
            stream.notes().forEach(context.renderer()::warning);
            return result;
        }
    }
}
