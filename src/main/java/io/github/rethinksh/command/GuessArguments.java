package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.archive.layout.DocumentFile;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say whose keys to guess. */
final class GuessArguments {
    @Option(
            names = "--guess",
            paramLabel = "PATH",
            description = "Find the keys by the documents of an export, an archive or a file.")
    private Path path;

    @Option(names = "--apply", description = "Set the keys that --guess finds.")
    private boolean apply;

    @Mixin
    private CsvArguments csv;

    /** Whether to guess at all. */
    boolean given() {
        return path != null;
    }

    boolean apply() {
        return apply;
    }

    /** Makes sure that the options go together. */
    void check() {
        if (path == null && (apply || !csv.reading().equals(CsvReading.OFFICIAL))) {
            throw new ShellException(
                    ExitCode.USAGE, "--apply and the options of csv go with --guess", "Add --guess PATH");
        }
    }

    /**
     * Opens what is to be looked at.
     *
     * @param pattern the table of a single file; null for the one that is named like the file
     */
    ArchiveSource open(CommandContext context, String pattern) {
        Path from = context.directory().resolve(path);
        return Archives.isDocumentFile(from)
                ? DocumentFile.of(from, TableDefinition.plain(table(context, pattern), null), null, csv.reading())
                : Archives.open(from, ReadLimits.USUAL, csv.reading());
    }

    /** The tables that are meant. */
    Selection selection(CommandContext context, ArchiveSource source, String pattern) {
        List<TableName> names =
                source.tables().stream().map(table -> table.name()).toList();
        if (pattern == null || source instanceof DocumentFile) {
            return Selection.everything();
        }
        return Targets.selection(
                List.of(pattern),
                List.of(),
                Targets.tree(names),
                context.session().database());
    }

    private TableName table(CommandContext context, String pattern) {
        String database = context.session().database();
        String fileName = path.getFileName().toString();
        if (pattern != null) {
            return Targets.table(pattern, database);
        }
        return TableName.parse(database + "." + fileName.replaceFirst("\\..*", ""))
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE, "a file does not say its table", "Write: pk --guess PATH DB.TABLE"));
    }
}
