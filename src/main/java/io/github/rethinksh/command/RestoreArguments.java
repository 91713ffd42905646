package io.github.rethinksh.command;

import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.block.TemporaryFile;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.session.Settings;
import io.github.rethinksh.transfer.ImportOptions;
import io.github.rethinksh.transfer.Occupied;
import io.github.rethinksh.transfer.TroubleOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what to restore and how. */
final class RestoreArguments {
    @Option(
            names = {"-i", "--import"},
            paramLabel = "DB|DB.TABLE",
            completionCandidates = ArchiveSelections.class,
            description = "Only these, or a pattern such as test.*; may be given several times.")
    private List<String> patterns;

    @Option(
            names = "--exclude",
            paramLabel = "SELECTION",
            completionCandidates = ArchiveSelections.class,
            description = "Leave these out; may be given several times.")
    private List<String> excluded;

    @Option(names = "--yes", description = "Do not ask, even where the cluster is production.")
    private boolean yes;

    @Option(names = "--force", description = "Restore into tables that hold documents, replacing those of equal keys.")
    private boolean force;

    @Option(
            names = "--conflict",
            paramLabel = "WHAT",
            description = "When a key is taken: ${COMPLETION-CANDIDATES}. Without it, tables have to be new or empty.")
    private ImportArguments.OnConflict conflict;

    @Option(names = "--hard-durability", description = "Have every insert on disk before the next one.")
    private boolean durable;

    @Option(names = "--no-secondary-indexes", description = "Do not make the secondary indexes.")
    private boolean noSecondaryIndexes;

    @Mixin
    private ShapeArguments shape;

    @Option(names = "--temp-dir", paramLabel = "DIR", description = "Where a table waits that cannot be read at once.")
    private Path temporary;

    @Mixin
    private LimitArguments limits;

    @Option(names = "--resume", description = "Go on with a restore that was stopped, where it stopped.")
    private boolean resume;

    @Mixin
    private PaceArguments pace;

    boolean resume() {
        return resume;
    }

    boolean yes() {
        return yes;
    }

    Selection selection() {
        return Selection.parse(
                Objects.requireNonNullElse(patterns, List.of()), Objects.requireNonNullElse(excluded, List.of()));
    }

    ReadLimits limits() {
        return limits.limits();
    }

    Path temporary(CommandContext context) {
        return temporary == null
                ? TemporaryFile.usualDirectory()
                : context.directory().resolve(temporary);
    }

    ImportOptions options(Settings settings, TroubleOptions trouble) {
        if (force && conflict != null) {
            throw new ShellException(
                    ExitCode.USAGE, "--force and --conflict say two things", "--force is --conflict replace");
        }
        return new ImportOptions(
                onConflict(),
                pace.clients(settings, Setting.IMPORT_CLIENTS),
                durable,
                !noSecondaryIndexes,
                pace.rate(),
                shape.shape(),
                Occupied.WRITE,
                pace.maxWait(settings),
                trouble);
    }

    private Conflict onConflict() {
        if (force) {
            return Conflict.REPLACE;
        }
        return conflict == null ? null : Conflict.valueOf(conflict.name());
    }
}
