package io.github.rethinksh.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line that goes on with an export: what was typed, as far as it says what is exported and how. */
final class ResumeLine {
    private static final List<String> KEPT = List.of(
            "--exclude",
            "--format",
            "--compress",
            "--fields",
            "--delimiter",
            "--typed-header",
            "--clients",
            "--rate",
            "--read-mode",
            "--max-wait");

    private ResumeLine() {}

    /**
     * The line.
     *
     * @param resume whether there is anything to go on with
     */
    static String of(CommandSpec command, Path target, boolean resume) {
        ParseResult typed = command.commandLine().getParseResult();
        List<String> words = new ArrayList<>(List.of(command.name()));
        // What is given several times is told several times, each time with all its values.
        typed.matchedPositionals().stream()
                .distinct()
                .forEach(selection -> words.addAll(selection.originalStringValues()));
        for (String name : KEPT) {
            OptionSpec option = command.findOption(name);
            if (!typed.hasMatchedOption(name)) {
                continue;
            }
            if (option.arity().max() == 0) {
                words.add(name);
            } else {
                option.originalStringValues().forEach(value -> words.addAll(List.of(name, value)));
            }
        }
        words.addAll(List.of("--to", target.toString()));
        if (resume) {
            words.add("--resume");
        }
        return String.join(" ", words.stream().map(QuotedWord::of).toList());
    }
}
