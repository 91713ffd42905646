package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Claim;
import io.github.rethinksh.transfer.PatientCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What an import reads: one file, or an export or archive and the tables in it that are meant. */
final class ImportInput {
    @Mixin
    private FileArguments file;

    @Mixin
    private CsvArguments csv;

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
            completionCandidates = ArchiveSelections.class,
            description = "Only these: DB, DB.TABLE, or a pattern such as test.* or *.foo.")
    private List<String> patterns;

    /** Makes sure that the words go together. */
    void check() {
        file.check();
        if (file.given() && path != null) {
            throw new ShellException(
                    ExitCode.USAGE, "either a file is imported or an export, not both", "Leave out " + path);
        }
    }

    /** Claims what is read, for no other command to write meanwhile. */
    Claim claim(CommandContext context) {
        if (file.given()) {
            return context.exportSets().claim(file.path());
        }
        Claim claim = context.exportSets().claim(startsWithSelection(context) ? null : path);
        try {
            claim.also(export(context));
            return claim;
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    /** How CSV is read. */
    CsvReading reading() {
        return csv.reading();
    }

    /**
     * Opens what is imported.
     *
     * @param keys the primary keys that are set; that of the table of a file is added when it is known
     * @param catalog knows it
     */
    ArchiveSource open(CommandContext context, Map<TableName, String> keys, PatientCatalog catalog) {
        return file.given()
                ? file.open(context, keys, catalog, reading())
                : Archives.open(export(context), ReadLimits.USUAL, reading());
    }

    /** Whether what is imported can be read once only. */
    boolean isPipe(CommandContext context) {
        return file.isPipe(context);
    }

    /** The selections that were given; none means everything. */
    List<String> selections(CommandContext context) {
        List<String> all = new ArrayList<>();
        if (startsWithSelection(context)) {
            all.add(path.toString());
        }
        all.addAll(Objects.requireNonNullElse(patterns, List.of()));
        return all;
    }

    private Path export(CommandContext context) {
        return path == null || startsWithSelection(context)
                ? context.exportSets().source()
                : context.directory().resolve(path);
    }

    /** The first word is a selection when it is no path and looks like one. */
    private boolean startsWithSelection(CommandContext context) {
        return path != null
                && !Files.exists(context.directory().resolve(path))
                && path.getNameCount() == 1
                && TableName.parse(path.toString().replaceAll("[*?]", "x")).isPresent();
    }
}
