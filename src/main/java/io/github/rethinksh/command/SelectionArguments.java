package io.github.rethinksh.command;

import io.github.rethinksh.model.Selection;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The tables of the cluster that a command is for. */
final class SelectionArguments {
    @Parameters(
            arity = "1..*",
            paramLabel = "SELECTION",
            completionCandidates = Candidates.LiveSelections.class,
            description = "DB, DB.TABLE, or a pattern such as test.* or *.foo.")
    private List<String> patterns;

    @Option(
            names = "--exclude",
            paramLabel = "SELECTION",
            completionCandidates = Candidates.LiveSelections.class,
            description = "Leave these out; may be given several times.")
    private List<String> excluded;

    /**
     * The selection that was typed.
     *
     * @param tree the tables of the cluster, by database
     */
    Selection among(SortedMap<String, List<String>> tree, String currentDatabase) {
        return Targets.selection(patterns, excluded, tree, currentDatabase);
    }
}
