package io.github.rethinksh.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** A command as it was typed, for typing it again. What says as whom to connect is left out. */
final class TypedCommand {
    private static final String RESUME = "--resume";

    private TypedCommand() {}

    /** The command with {@code --resume}. */
    static String resuming(CommandSpec spec) {
        ParseResult parsed = spec.commandLine().getParseResult();
        List<String> words = new ArrayList<>(List.of(spec.name()));
        // What is given several times is told several times, each time with all its values.
        for (PositionalParamSpec parameter : new LinkedHashSet<>(parsed.matchedPositionals())) {
            values(parameter, words);
        }
        for (OptionSpec option : new LinkedHashSet<>(parsed.matchedOptions())) {
            if (!option.inherited() && !option.longestName().equals(RESUME)) {
                option(option, words);
            }
        }
        words.add(RESUME);
        return String.join(" ", words);
    }

    private static void option(OptionSpec option, List<String> words) {
        if (option.arity().max() == 0) {
            words.add(option.longestName());
            return;
        }
        for (String value : option.originalStringValues()) {
            words.add(option.longestName());
            words.add(QuotedWord.of(value));
        }
    }

    private static void values(ArgSpec parameter, List<String> words) {
        parameter.originalStringValues().forEach(value -> words.add(QuotedWord.of(value)));
    }
}
