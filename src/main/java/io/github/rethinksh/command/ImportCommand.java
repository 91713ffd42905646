package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Claim;
import io.github.rethinksh.session.KeyOrigin;
import io.github.rethinksh.transfer.ImportOptions;
import io.github.rethinksh.transfer.ImportPlan;
import io.github.rethinksh.transfer.ImportPlanner;
import io.github.rethinksh.transfer.ImportResult;
import io.github.rethinksh.transfer.Importer;
import io.github.rethinksh.transfer.Occupied;
import io.github.rethinksh.transfer.PlannedTable;
import io.github.rethinksh.transfer.Renames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
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
    private FileArguments file;

    @Mixin
    private CsvArguments csv;

    @Mixin
    private TroubleArguments trouble;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "What to import; may be left out, also before a SELECTION.")
    private Path path;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SELECTION",
            completionCandidates = Candidates.Selections.class,
            description = "Only these: DB, DB.TABLE, or a pattern such as test.* or *.foo.")
    private List<String> patterns;

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
        check();
        try (Claim claim = context.exportSets().claim(claimed())) {
            if (!file.given()) {
                claim.also(source());
            }
            return run(claim);
        }
    }

    private Path claimed() {
        if (file.given()) {
            return file.path();
        }
        return startsWithSelection() ? null : path;
    }

    private int run(Claim claim) {
        CsvReading reading = csv.reading();
        Path from = file.given() ? null : source();
        Cluster cluster = context.session().cluster();
        CancellationToken token = context.cancellation().get();
        ImportOptions options = arguments.options(context.session().settings(), planned, trouble.options(context));
        Map<TableName, String> keys = keys();
        try (ArchiveSource source =
                file.given() ? file.open(context, keys, reading) : Archives.open(from, ReadLimits.USUAL, reading)) {
            source.notes().forEach(context.renderer()::warning);
            source.manifest().ifPresent(context.exportSets()::restorePrimaryKeys);
            context.session().primaryKeys().forEach(keys::putIfAbsent);
            warnIfIncomplete(source);
            Selection selection = Selection.parse(selected(), arguments.excluded());
            Path kept = file.isPipe(context) ? null : source.path();
            try (Resumption resumption = Resumption.of(
                    context, spec, kept, arguments.resume(), arguments.dryRun() ? null : claim, reading)) {
                ImportPlan plan = new ImportPlanner(
                                cluster,
                                keys,
                                Renames.parse(arguments.renames()),
                                options,
                                planned.reduction(),
                                resumption.kept())
                        .plan(source, selection, token);
                return agreed(plan, options.occupied(), resumption)
                        ? load(plan, cluster, options, resumption).code()
                        : ExitCode.DONE.code();
            }
        }
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

    private void check() {
        file.check();
        if (file.given() && path != null) {
            throw new ShellException(
                    ExitCode.USAGE, "either a file is imported or an export, not both", "Leave out " + path);
        }
    }

    /** The first word is a selection when it is no path and looks like one. */
    private boolean startsWithSelection() {
        return path != null
                && !Files.exists(context.directory().resolve(path))
                && path.getNameCount() == 1
                && TableName.parse(path.toString().replaceAll("[*?]", "x")).isPresent();
    }

    private Path source() {
        return path == null || startsWithSelection()
                ? context.exportSets().source()
                : context.directory().resolve(path);
    }

    private List<String> selected() {
        List<String> all = new ArrayList<>();
        if (startsWithSelection()) {
            all.add(path.toString());
        }
        all.addAll(Objects.requireNonNullElse(patterns, List.of()));
        return all;
    }

    private Map<TableName, String> keys() {
        Map<TableName, String> keys = new TreeMap<>(context.session().primaryKeys());
        keys.putAll(arguments.primaryKeys());
        return keys;
    }

    private Set<TableName> guessed() {
        Set<TableName> guessed = new TreeSet<>();
        context.session().sessionKeys().forEach((table, key) -> {
            if (key.origin() == KeyOrigin.GUESSED && !arguments.primaryKeys().containsKey(table)) {
                guessed.add(table);
            }
        });
        return guessed;
    }

    private void warnIfIncomplete(ArchiveSource source) {
        source.manifest()
                .filter(manifest -> !manifest.complete())
                .ifPresent(manifest -> context.renderer()
                        .warning("this export is not complete"
                                + (manifest.pending().isEmpty() ? "" : "; it lacks: " + manifest.pending())));
    }

    private boolean agreed(ImportPlan plan, Occupied occupied, Resumption resumption) {
        boolean asks = !arguments.yes() && context.questions().canBeAsked();
        if (arguments.dryRun() || asks) {
            context.renderer().rows(PlanRows.of(plan, arguments.conflict(), guessed()));
        }
        plan.requireSound();
        String into = context.session().prompt().user() + "@"
                + context.session().prompt().host();
        context.renderer().note(PlanRows.sentence(plan) + " into " + into);
        PlanRows.remarks(plan, occupied).forEach(context.renderer()::note);
        resumption.tell(context.renderer(), plan);
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

    private boolean confirmed(boolean deletes) {
        String what = deletes ? "Delete what is there, and import this?" : "Import this?";
        return Production.confirmed(context, what);
    }
}
