package io.github.rethinksh.command;

import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Claim;
import io.github.rethinksh.session.ExportSet;
import io.github.rethinksh.session.ExportSets;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.transfer.ExportOptions;
import io.github.rethinksh.transfer.ExportResult;
import io.github.rethinksh.transfer.Exporter;
import io.github.rethinksh.transfer.PatientCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Export tables into the export of this session.",
        footer = {
            "",
            "The first export starts a directory, the next ones add tables to it.",
            "What is complete in it is left as it is, what is not is done again;",
            "with --resume a table in a plain json or ndjson file goes on behind",
            "its last document on disk, and others are begun anew.",
            "Each document is read once, at some time between start and end.",
            "The columns of csv are --fields, else the fields of the first 10,000",
            "documents; a later document with another one fails the table."
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private SelectionArguments arguments;

    @Mixin
    private FileFormatArguments files;

    @Option(names = "--to", paramLabel = "DIR", description = "Export into this directory, a new one or one begun.")
    private Path path;

    @Option(names = "--again", description = "Export tables anew that are complete already.")
    private boolean again;

    @Option(names = "--resume", description = "Go on with an export that was cut off, in the middle of a table too.")
    private boolean resume;

    @Option(names = "--read-mode", paramLabel = "MODE", description = "single, majority or outdated.")
    private ReadMode readMode;

    @Mixin
    private PaceArguments pace;

    @Mixin
    private ProgressArguments progressOption;

    @Spec
    private CommandSpec spec;

    private final CommandContext context;

    ExportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Claim claim = context.exportSets().claim(path)) {
            return export(claim);
        }
    }

    private int export(Claim claim) {
        Session session = context.session();
        ExportOptions options = options();
        FileFormat format = files.fileFormat();
        Cluster cluster = session.cluster();
        PatientCatalog catalog = Targets.catalog(context, cluster, options.maxWait());
        SortedMap<String, List<String>> tree = catalog.tree();
        Selection selection = arguments.among(tree, session.database());
        List<TableName> selected = selection.select(Catalog.tables(tree), tree.keySet());
        List<String> databases =
                tree.keySet().stream().filter(selection::matchesDatabase).toList();
        if (selected.isEmpty() && databases.isEmpty()) {
            throw new ShellException(ExitCode.USAGE, "there is nothing to export", "See what there is with: ls dbs");
        }
        // Asked for before anything lies on disk: it is where a missing permission shows.
        List<TableDefinition> definitions = catalog.definitions(selected);
        try (ExportSets.Open export = open(claim, format, cluster)) {
            if (!again) {
                export.target().requireSame(definitions, files.isGiven());
            }
            List<TableName> lost = export.manifest().pending().stream()
                    .filter(table -> selection.matches(table) && !selected.contains(table))
                    .toList();
            ExportReport report = new ExportReport(context, spec, export, format, lost);
            return export(export, report, cluster, options, definitions, databases);
        }
    }

    private int export(
            ExportSets.Open export,
            ExportReport report,
            Cluster cluster,
            ExportOptions options,
            List<TableDefinition> definitions,
            List<String> databases) {
        context.session().setExportSet(new ExportSet(export.target().path(), export.manifest()));
        List<TableDefinition> wanted = definitions.stream()
                .filter(table -> again || !export.manifest().complete(table.name()))
                .toList();
        if (resume) {
            export.target().resume(wanted, () -> context.cancellation().get().throwIfCancelled());
        }
        ExportResult result;
        try (Renderer.Progress progress = progressOption.start(context, "export")) {
            result = new Exporter(cluster, export.target(), export.manifest(), options, context.clock())
                    .run(wanted, databases, context.cancellation().get(), progress);
        } catch (ShellException e) {
            throw report.cutOff(e);
        } finally {
            export.target().manifest().ifPresent(manifest -> remember(export, manifest));
        }
        return report.ended(result, definitions.size() - wanted.size()).code();
    }

    private ExportSets.Open open(Claim claim, FileFormat format, Cluster cluster) {
        String tool = "rethinksh " + context.version();
        String server = cluster.serverVersion();
        Consumer<String> warning = context.renderer()::warning;
        return resume
                ? context.exportSets().reopen(claim, path, format, tool, server, warning)
                : context.exportSets().open(claim, path, format, tool, server, warning);
    }

    private void remember(ExportSets.Open export, Manifest manifest) {
        context.session().setExportSet(new ExportSet(export.target().path(), manifest));
    }

    private ExportOptions options() {
        if (again && resume) {
            throw new ShellException(
                    ExitCode.USAGE, "--again and --resume say two things", "--resume also goes on with an --again");
        }
        return pace.reading(context.session().settings(), readMode);
    }
}
