package io.github.rethinksh.command;

import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.layout.DumpArchiveTarget;
import io.github.rethinksh.archive.layout.WorkLock;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Claim;
import io.github.rethinksh.transfer.ExportResult;
import io.github.rethinksh.transfer.Exporter;
import io.github.rethinksh.transfer.PatientCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dump",
        description = "Write tables into one archive, as rethinkdb dump does.",
        footer = {
            "",
            "The ending of the name says how it is compressed: .tar, .tar.zst, .tar.xz,",
            "and gzip for all others. The official restore reads .tar, .tar.xz and gzip.",
            "The file has its name when it is complete, and not before.",
            "Each document is read once, at some time between start and end."
        })
final class DumpCommand implements Callable<Integer> {
    @Mixin
    private DumpArguments arguments;

    @Option(
            names = {"-e", "--export"},
            paramLabel = "DB|DB.TABLE",
            completionCandidates = Candidates.LiveSelections.class,
            description = "Only these, or a pattern such as test.*; may be given several times.")
    private List<String> patterns;

    @Option(
            names = "--exclude",
            paramLabel = "SELECTION",
            completionCandidates = Candidates.LiveSelections.class,
            description = "Leave these out; may be given several times.")
    private List<String> excluded;

    @Mixin
    private ProgressArguments progressOption;

    private final CommandContext context;

    DumpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        arguments.check(context);
        Path path = arguments.path(context);
        try (Claim claim = context.exportSets().claim(path)) {
            return dump(path, claim);
        }
    }

    private int dump(Path path, Claim claim) {
        Cluster cluster = context.session().cluster();
        PatientCatalog catalog =
                Targets.catalog(context, cluster, arguments.options(context).maxWait());
        SortedMap<String, List<String>> tree = catalog.tree();
        Selection selection = Targets.selection(
                Objects.requireNonNullElse(patterns, List.of()),
                excluded,
                tree,
                context.session().database());
        List<TableName> selected = selection.select(Catalog.tables(tree), tree.keySet());
        if (selected.isEmpty()) {
            throw new ShellException(ExitCode.USAGE, "there is no table to dump", "See what there is with: ls dbs");
        }
        // Asked for before anything lies on disk: it is where a missing permission shows.
        List<TableDefinition> tables = catalog.definitions(selected);
        List<String> databases =
                tree.keySet().stream().filter(selection::matchesDatabase).toList();
        try (WorkLock lock = arguments.lock(context, claim, path)) {
            return dump(cluster, path, tables, databases);
        }
    }

    private static ShellException cutOff(ShellException reason) {
        boolean lost = reason.exitCode() == ExitCode.NO_CONNECTION || reason.exitCode() == ExitCode.INTERRUPTED;
        return lost
                ? new ShellException(
                        reason.exitCode(),
                        reason.getMessage(),
                        "no archive was written, and a dump cannot go on: dump again, or use export, which can --resume",
                        reason)
                : reason;
    }

    private int dump(Cluster cluster, Path path, List<TableDefinition> tables, List<String> databases) {
        Manifest manifest = context.exportSets().start("rethinksh " + context.version(), cluster.serverVersion());
        try (DumpArchiveTarget target = arguments.target(context, path)) {
            ExportResult result;
            try (Renderer.Progress progress = progressOption.start(context, "dump")) {
                result = new Exporter(cluster, target, manifest, arguments.options(context), context.clock())
                        .run(tables, databases, context.cancellation().get(), progress);
            } catch (ShellException e) {
                throw cutOff(e);
            }
            if (result.failures().isEmpty()) {
                long size = target.complete();
                Summaries.dumped(context.renderer(), result, target.path(), size);
                return ExitCode.DONE.code();
            }
            context.renderer().warning("no archive was written: it would lack what failed");
            return Summaries.failures(context.renderer(), result.failures()).code();
        }
    }
}
