package io.github.rethinksh.shell;

import io.github.rethinksh.command.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Finds words that can only be mistakes. Whoever types is right as long as that is possible: {@code typing} tells that
 * more letters may come.
 */
final class WordCheck {
    private WordCheck() {}

    static boolean isOption(TypedCommand command, String word, boolean typing) {
        String name = word.endsWith("=") ? word.substring(0, word.length() - 1) : word;
        return command.option(word).isPresent()
                || (typing
                        && command.knownOptions()
                                .flatMap(option -> Arrays.stream(option.names()))
                                .anyMatch(known -> known.startsWith(name)));
    }

    /** Whether the value that is attached to an option is wrong. */
    static boolean isWrongValue(TypedCommand command, String option, String value, boolean typing) {
        OptionSpec known = command.option(option).orElse(null);
        return known != null && isWrong(command, known, value, typing);
    }

    /** Whether a word that is no option is wrong, be it a parameter or the value of an option. */
    static boolean isWrongWord(TypedCommand command, String word, boolean typing) {
        List<? extends ArgSpec> arguments =
                command.awaitingOption().map(List::of).orElse(List.of());
        arguments = arguments.isEmpty() ? command.nextParameters() : arguments;
        return !arguments.isEmpty()
                && arguments.stream().allMatch(argument -> isWrong(command, argument, word, typing));
    }

    private static boolean isWrong(TypedCommand command, ArgSpec argument, String value, boolean typing) {
        if (argument.typeInfo().isEnum()) {
            String lower = value.toLowerCase(Locale.ROOT);
            return argument.typeInfo().getEnumConstantNames().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .noneMatch(name -> name.equals(lower) || (typing && name.startsWith(lower)));
        }
        if (!(argument.completionCandidates() instanceof Suggestions live)) {
            return false;
        }
        int last = argument.splitRegex().equals(",") ? value.lastIndexOf(',') + 1 : 0;
        return live.refuse(command.before(value.substring(last)), typing)
                || (last > 0
                        && Arrays.stream(value.substring(0, last).split(","))
                                .anyMatch(part -> live.refuse(command.before(part), false)));
    }
}
