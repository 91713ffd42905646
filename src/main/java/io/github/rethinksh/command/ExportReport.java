package io.github.rethinksh.command;

import io.github.rethinksh.archive.CannotResumeException;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SomeNames;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.ExportSets;
import io.github.rethinksh.transfer.AbsentField;
import io.github.rethinksh.transfer.ExportResult;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What is told of an export when it is over or was cut off, and how to go on with it. */
final class ExportReport {
    private final CommandContext context;
    private final CommandSpec command;
    private final ExportSets.Open export;
    private final FileFormat format;
    private final List<TableName> lost;

    /**
     * A report on an export.
     *
     * @param lost the tables that it lacks and was asked for, and that are in the cluster no more
     */
    ExportReport(
            CommandContext context,
            CommandSpec command,
            ExportSets.Open export,
            FileFormat format,
            List<TableName> lost) {
        this.context = context;
        this.command = command;
        this.export = export;
        this.format = format;
        this.lost = lost;
    }

    /**
     * What was exported and what was not.
     *
     * @param complete how many of the selected tables were complete before
     */
    ExitCode ended(ExportResult result, int complete) {
        if (complete > 0) {
            context.renderer()
                    .note("complete already: " + Greeting.plural(complete, "table") + "; --again exports anew");
        }
        if (complete == 0 || !result.written().isEmpty() || !result.failures().isEmpty()) {
            Summaries.exported(context.renderer(), result);
        }
        Summaries.placed(context.renderer(), result, export.target().path());
        result.absent().forEach(field -> context.renderer().warning(without(field)));
        ExitCode code = Summaries.failures(context.renderer(), result.failures());
        if (code != ExitCode.DONE) {
            context.renderer().hint(cannotResume(result) ? toBeginAnew() : toGoOn());
        }
        return code == ExitCode.DONE ? lost() : code;
    }

    /** Nothing can complete an export that lacks a table which is gone. */
    private ExitCode lost() {
        if (lost.isEmpty()) {
            return ExitCode.DONE;
        }
        context.renderer()
                .error(
                        "pending in the export, and no longer in the cluster: " + SomeNames.of(lost),
                        "To have a complete export without, export into a new directory with --to DIR.");
        return ExitCode.FAILED;
    }

    /** Nothing further could be done: what there is, and how to go on. */
    ShellException cutOff(ShellException reason) {
        Manifest manifest = export.target().manifest().orElse(export.manifest());
        long complete = manifest.tables().stream()
                .filter(table -> manifest.complete(table.name()))
                .count();
        if (context.exportSets().isBegun(export.target().path())) {
            context.renderer()
                    .note("complete in %s: %d of %s"
                            .formatted(
                                    export.target().path(),
                                    complete,
                                    Greeting.plural(
                                            complete + manifest.pending().size(), "table")));
        }
        return new ShellException(reason.exitCode(), reason.getMessage(), toGoOn(), reason);
    }

    private static boolean cannotResume(ExportResult result) {
        return result.failures().stream().anyMatch(failure -> failure.reason() instanceof CannotResumeException);
    }

    private String toBeginAnew() {
        return "to begin anew what is not complete: "
                + ResumeLine.of(command, export.target().path(), false);
    }

    private String toGoOn() {
        Path target = export.target().path();
        if (!context.exportSets().isBegun(target)) {
            return "nothing of it is left to go on with; to begin again: " + ResumeLine.of(command, target, false);
        }
        return "to go on: " + ResumeLine.of(command, target, true)
                + (format.isResumable()
                        ? ""
                        : " (unfinished tables are begun anew: csv and compressed files cannot go on)");
    }

    private static String without(AbsentField field) {
        String hint = NearestNames.hint(field.name(), field.present(), null);
        return "no document of " + field.table() + " has the field " + field.name() + (hint == null ? "" : "; " + hint);
    }
}
