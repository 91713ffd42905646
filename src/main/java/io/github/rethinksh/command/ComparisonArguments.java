package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.session.Settings;
import io.github.rethinksh.transfer.ComparisonOptions;
import io.github.rethinksh.transfer.ExportOptions;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Option;

/** The options that say what to compare, and how much to tell. */
final class ComparisonArguments {
    @Option(
            names = "--exclude",
            paramLabel = "SELECTION",
            completionCandidates = ArchiveSelections.class,
            description = "Leave these out; may be given several times.")
    private List<String> excluded;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many differing keys of each table are named; ${DEFAULT-VALUE} unless told otherwise.")
    private int show;

    /** The tables that are meant; patterns may be null. */
    Selection selection(List<String> patterns) {
        return Selection.parse(
                Objects.requireNonNullElse(patterns, List.<String>of()),
                Objects.requireNonNullElse(excluded, List.<String>of()));
    }

    /** How to compare. */
    ComparisonOptions options(Settings settings) {
        if (show < 0) {
            throw new ShellException(
                    ExitCode.USAGE, "--show takes a number from 0 on, not " + show, "Leave it out for 10");
        }
        return new ComparisonOptions(show, ExportOptions.shareOfHeap(), settings.duration(Setting.MAX_WAIT));
    }
}
