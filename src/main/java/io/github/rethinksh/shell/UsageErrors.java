package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells in one line what is wrong with a command line, and in a second one what was probably meant. */
final class UsageErrors implements IParameterExceptionHandler {
    private static final Set<String> PASSWORD = Set.of("-p", "--password");

    /** The form of results is one of the program, or a setting; some commands have a format of files. */
    private static final String FORMAT = "--format";

    private final ErrorPrinter errors;

    UsageErrors(ErrorPrinter errors) {
        this.errors = errors;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        if (error.getCause() instanceof ShellException cause) {
            return errors.print(cause);
        }
        if (isPassword(error, arguments)) {
            errors.print(
                    "-p takes no password, it asks for it: on a command line others could read it",
                    "Give it with --password-file FILE, or in RETHINKDB_PASSWORD");
        } else if (Secrets.areSpread(List.of(arguments))) {
            errors.print(
                    "the blank in the password ends the address there",
                    "Write a blank as %20, or leave the password out and use -p");
        } else if (error instanceof UnmatchedArgumentException unmatched) {
            errors.print(unmatchedMessage(unmatched), suggestion(unmatched));
        } else if (isWrongChoice(error)) {
            printWrongChoice(error);
        } else {
            errors.print(sentence(error.getMessage()), help(error.getCommandLine()));
        }
        return ExitCode.USAGE.code();
    }

    /** Whether what is wrong is probably a password, which must not be repeated. */
    private static boolean isPassword(ParameterException error, String[] arguments) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            int before = Arrays.asList(arguments).indexOf(word) - 1;
            // Of -pWORD what is left is -WORD.
            return Arrays.stream(arguments)
                            .anyMatch(argument -> argument.matches("-p.+") && argument.endsWith(word.substring(1)))
                    || (before >= 0 && PASSWORD.contains(arguments[before]));
        }
        return error.getArgSpec() instanceof OptionSpec option && PASSWORD.contains(option.longestName());
    }

    private static String unmatchedMessage(UnmatchedArgumentException error) {
        String word = error.getUnmatched().get(0);
        if (error.isUnknownOption()) {
            return "unknown option '" + word + "'";
        }
        return error.getCommandLine().getSubcommands().isEmpty()
                ? "unexpected argument '" + word + "'"
                : "unknown command '" + word + "'";
    }

    private static String suggestion(UnmatchedArgumentException error) {
        if (error.getUnmatched().get(0).startsWith(FORMAT)) {
            return "Write it before the command: rethinksh --format json ls, or at the prompt: set format json";
        }
        CommandSpec command = error.getCommandLine().getCommandSpec();
        Optional<String> habit = Habits.meant(error.getUnmatched())
                .filter(meant -> command.subcommands().containsKey(meant.split(" ", -1)[0]));
        if (habit.isPresent()) {
            return "Here that is: " + habit.get();
        }
        return NearestNames.hint(
                error.getUnmatched().get(0),
                error.isUnknownOption() ? optionNames(command) : commandNames(command),
                help(error.getCommandLine()));
    }

    /** A value that is none of those to choose from. */
    private static boolean isWrongChoice(ParameterException error) {
        return error.getArgSpec() != null
                && error.getValue() != null
                && error.getArgSpec().typeInfo().isEnum();
    }

    private void printWrongChoice(ParameterException error) {
        ArgSpec argument = error.getArgSpec();
        List<String> choices = argument.typeInfo().getEnumConstantNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        errors.print(
                name + " cannot be " + error.getValue(),
                NearestNames.hint(error.getValue(), choices, "It may be: " + String.join(", ", choices)));
    }

    private static List<String> optionNames(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
    }

    private static List<String> commandNames(CommandSpec command) {
        return command.subcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String help(CommandLine command) {
        return command.getParent() == null ? "help" : "help " + command.getCommandName();
    }

    private static String sentence(String message) {
        String line = message.lines().map(String::strip).collect(Collectors.joining(" "));
        boolean capitalised = line.length() > 1 && Character.isLowerCase(line.charAt(1));
        return capitalised ? Character.toLowerCase(line.charAt(0)) + line.substring(1) : line;
    }
}
