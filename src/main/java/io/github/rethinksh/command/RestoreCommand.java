package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.transfer.ImportOptions;
import io.github.rethinksh.transfer.ImportPlan;
import io.github.rethinksh.transfer.ImportPlanner;
import io.github.rethinksh.transfer.ImportResult;
import io.github.rethinksh.transfer.Importer;
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
        Path path = file.equals(STANDARD_INPUT) ? null : context.directory().resolve(file);
        Resumption resumption = Resumption.of(context, spec, path, arguments.resume(), CsvReading.OFFICIAL);
        context.session().cluster();
        if (!Production.agreed(context, arguments.yes())) {
            context.renderer().note("nothing was written");
            return ExitCode.DONE.code();
        }
        ImportSummary summary = new ImportSummary(context.renderer(), resumption::command);
        ImportResult result = summary.run(() ->
                path == null ? fromStandardInput(options, selection) : fromFile(path, options, resumption, selection));
        return summary.outcome(result).code();
    }

    private ImportResult fromFile(Path path, ImportOptions options, Resumption resumption, Selection selection) {
        Cluster cluster = context.session().cluster();
        try (ArchiveSource source = Archives.open(path, arguments.limits())) {
            source.notes().forEach(context.renderer()::warning);
            ImportPlan plan = new ImportPlanner(
                            cluster,
                            context.session().primaryKeys(),
                            Renames.parse(List.of()),
                            options,
                            Reduction.NONE,
                            resumption.kept())
                    .plan(source, selection, context.cancellation().get());
            plan.requireSound();
            context.renderer().note(PlanRows.sentence(plan));
            resumption.tell(context.renderer(), plan);
            try (Renderer.Progress progress = context.renderer().progress("restore")) {
                return new Importer(
                                cluster,
                                options,
                                resumption.kept(),
                                context.cancellation().get(),
                                progress)
                        .run(plan);
            }
        }
    }

    private ImportResult fromStandardInput(ImportOptions options, Selection selection) {
        InputStream in = context.streams()
                .in()
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "commands come from standard input, so no archive can",
                        "Name a file, or pipe it: ... | rethinksh restore -"));
        Cluster cluster = context.session().cluster();
        try (ArchiveStream stream =
                Archives.stream(in, "standard input", arguments.temporary(context), arguments.limits())) {
            ImportResult result;
            try (Renderer.Progress progress = context.renderer().progress("restore")) {
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
