package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Claim;
import io.github.rethinksh.transfer.ImportOptions;
import io.github.rethinksh.transfer.ImportPlan;
import io.github.rethinksh.transfer.ImportPlanner;
import io.github.rethinksh.transfer.ImportResult;
import io.github.rethinksh.transfer.Importer;
import io.github.rethinksh.transfer.Renames;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Import an export into the cluster.",
        footer = {
            "",
            "PATH is a directory of rethinkdb export or of the 2013 migration script,",
            "or an archive of rethinkdb dump. Without it, the export of this session is",
            "imported, or the only one in this directory.",
            "The plan is shown first, and on a terminal you are asked.",
            "Data is json, ndjson (jsonl) or csv, plain or .gz, .zst, .bz2, .xz.",
            "Every cell of csv is text and an empty one no field, as rethinkdb import",
            "has it, unless --types or a header such as id:number,name:string says more.",
            "A document that cannot be imported is rejected: it is written to a file that",
            "can be imported again, with the place and the reason in a file beside it.",
            "How far it has come is kept in .NAME.rethinksh-import beside PATH: when it is",
            "stopped or killed, the same with --resume goes on and ends as if it had not been."
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private ImportArguments arguments;

    @Mixin
    private PlanArguments planned;

    @Mixin
    private ImportInput input;

    @Mixin
    private TroubleArguments trouble;

    @Mixin
    private ProgressArguments progressOption;

    @Spec
    private CommandSpec spec;

    private final CommandContext context;

    ImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        input.check();
        try (Claim claim = input.claim(context)) {
            return run(claim).code();
        }
    }

    private ExitCode run(Claim claim) {
        CsvReading reading = input.reading();
        Cluster cluster = context.session().cluster();
        ImportOptions options = arguments.options(context.session().settings(), planned, trouble.options(context));
        Map<TableName, String> keys = new TreeMap<>(context.session().primaryKeys());
        keys.putAll(arguments.primaryKeys());
        try (ArchiveSource source = input.open(context, keys, Targets.catalog(context, cluster, options.maxWait()))) {
            adopt(source, keys);
            Path kept = input.isPipe(context) ? null : source.path();
            try (Resumption resumption = Resumption.of(
                    context, spec, kept, arguments.resume(), arguments.dryRun() ? null : claim, reading)) {
                ImportPlan plan = plan(source, cluster, keys, options, resumption);
                return new ImportAgreement(context, arguments).reach(plan, options.occupied(), resumption)
                        ? load(plan, cluster, options, resumption)
                        : ExitCode.DONE;
            }
        }
    }

    /** What the source says of itself goes to the session; what was said before goes before it. */
    private void adopt(ArchiveSource source, Map<TableName, String> keys) {
        source.notes().forEach(context.renderer()::warning);
        source.manifest().ifPresent(context.exportSets()::restorePrimaryKeys);
        context.session().primaryKeys().forEach(keys::putIfAbsent);
        source.manifest()
                .filter(manifest -> !manifest.complete())
                .ifPresent(manifest -> context.renderer()
                        .warning("this export is not complete"
                                + (manifest.pending().isEmpty() ? "" : "; it lacks: " + manifest.pending())));
    }

    private ImportPlan plan(
            ArchiveSource source,
            Cluster cluster,
            Map<TableName, String> keys,
            ImportOptions options,
            Resumption resumption) {
        Selection selection = Selection.parse(input.selections(context), arguments.excluded());
        return new ImportPlanner(
                        cluster,
                        keys,
                        Renames.parse(arguments.renames()),
                        options,
                        planned.reduction(),
                        resumption.kept())
                .plan(source, selection, context.cancellation().get(), Targets.told(context));
    }

    private ExitCode load(ImportPlan plan, Cluster cluster, ImportOptions options, Resumption resumption) {
        ImportSummary summary = new ImportSummary(context.renderer(), resumption::command);
        ImportResult result = summary.run(() -> {
            try (Renderer.Progress progress = progressOption.start(context, "import")) {
                return new Importer(
                                cluster,
                                options,
                                resumption.kept(),
                                context.cancellation().get(),
                                progress)
                        .run(plan);
            }
        });
        return summary.outcome(result);
    }
}
