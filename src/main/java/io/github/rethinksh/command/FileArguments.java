package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.layout.DocumentFile;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.PatientCatalog;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that name a single file and the table that its documents are for. */
final class FileArguments {
    private static final String STANDARD_INPUT = "-";
    private static final String DEFAULT_KEY = "id";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Import one file, - for standard input, into one table.")
    private String file;

    @Option(
            names = "--table",
            paramLabel = "DB.TABLE",
            completionCandidates = Candidates.AnyTables.class,
            description = "The table for --file; it is made when it is not there.")
    private String table;

    @Option(
            names = "--pkey",
            paramLabel = "FIELD",
            completionCandidates = FieldCandidates.class,
            description = "The primary key of that table.")
    private String key;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How the file is written, where its name does not say so: ${COMPLETION-CANDIDATES}.")
    private OnFile format;

    /** Whether what is imported can be read once only. */
    boolean isPipe(CommandContext context) {
        return file != null
                && (file.equals(STANDARD_INPUT)
                        || DocumentFile.isPipe(context.directory().resolve(file)));
    }

    /** Whether a file is imported at all. */
    boolean given() {
        return file != null;
    }

    /** The file, which is given. */
    Path path() {
        return Path.of(file);
    }

    /** Makes sure that the options go together. */
    void check() {
        if (file == null && (table != null || key != null || format != null)) {
            throw new ShellException(ExitCode.USAGE, "--table, --pkey and --format go with --file", "Add -f FILE");
        }
        if (file != null && table == null) {
            throw new ShellException(ExitCode.USAGE, "a file does not say its table", "Add --table DB.TABLE");
        }
        if (STANDARD_INPUT.equals(file) && format == null) {
            throw new ShellException(
                    ExitCode.USAGE, "standard input does not say its format", "Add --format json, ndjson or csv");
        }
    }

    /**
     * Opens the file.
     *
     * @param keys the primary keys that are set; that of the table is added when it is known
     * @param catalog knows it
     */
    ArchiveSource open(CommandContext context, Map<TableName, String> keys, PatientCatalog catalog, CsvReading csv) {
        TableName name = Targets.table(table, context.session().database());
        addKey(catalog, name, keys);
        DocumentFormat known = format == null ? null : format.format();
        Path path = context.directory().resolve(file);
        if (!file.equals(STANDARD_INPUT) && !DocumentFile.isPipe(path)) {
            return DocumentFile.of(path, TableDefinition.plain(name, null), known, csv);
        }
        // What can be read once cannot be looked through for the key first.
        TableDefinition definition = TableDefinition.plain(name, keys.getOrDefault(name, DEFAULT_KEY));
        return file.equals(STANDARD_INPUT)
                ? DocumentFile.of(standardInput(context, name), "standard input", definition, known, csv)
                : DocumentFile.ofPipe(path, definition, known, csv, context.cancellation());
    }

    private static InputStream standardInput(CommandContext context, TableName name) {
        return context.standardInput()
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "commands come from standard input, so no documents can",
                        "Name a file, or pipe it: ... | rethinksh import -f - --table " + name));
    }

    private void addKey(PatientCatalog catalog, TableName name, Map<TableName, String> keys) {
        if (key != null) {
            keys.put(name, key);
        } else if (!keys.containsKey(name) && Catalog.tables(catalog.tree()).contains(name)) {
            keys.put(name, catalog.definitions(List.of(name)).get(0).primaryKey());
        }
    }
}
