package io.github.rethinksh.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * How far a half-typed line has come: which command it is, which options it has, what the next word would be. It reads
 * picocli's model and leaves the commands alone; picocli's own completion parses the line into their fields.
 */
final class TypedCommand {
    private final Set<OptionSpec> used = new HashSet<>();
    private CommandLine command;
    private OptionSpec awaiting;
    private int awaitedValues;
    private int position;
    private boolean optionsOver;

    /** Reads the words that are complete. */
    TypedCommand(CommandLine root, List<String> words) {
        command = root;
        words.forEach(this::read);
    }

    CommandSpec command() {
        return command.getCommandSpec();
    }

    /** The option whose value is to come. */
    Optional<OptionSpec> awaitingOption() {
        return Optional.ofNullable(awaiting);
    }

    boolean takesOptions() {
        return !optionsOver;
    }

    boolean takesSubcommand() {
        return position == 0 && !command.getSubcommands().isEmpty();
    }

    /** The parameters that the next word may belong to. */
    List<PositionalParamSpec> nextParameters() {
        return command().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden() && parameter.index().contains(position))
                .toList();
    }

    /** The options that may still be given. */
    List<OptionSpec> nextOptions() {
        return command().options().stream()
                .filter(option -> !option.hidden() && (option.isMultiValue() || !used.contains(option)))
                .toList();
    }

    private void read(String word) {
        if (awaiting != null) {
            await(awaiting, awaitedValues - 1);
        } else if (!optionsOver && word.equals("--")) {
            optionsOver = true;
        } else if (!optionsOver && word.length() > 1 && word.startsWith("-")) {
            readOption(word);
        } else if (position == 0 && command.getSubcommands().containsKey(word)) {
            command = command.getSubcommands().get(word);
            used.clear();
        } else {
            position++;
        }
    }

    private void readOption(String word) {
        int equals = word.indexOf('=');
        OptionSpec option = command().findOption(equals < 0 ? word : word.substring(0, equals));
        boolean attached = equals >= 0;
        if (option == null && !word.startsWith("--")) {
            option = command().findOption(word.substring(0, 2));
            attached = true;
        }
        if (option != null) {
            used.add(option);
            await(option, attached ? 0 : option.arity().min());
        }
    }

    private void await(OptionSpec option, int values) {
        awaiting = values > 0 ? option : null;
        awaitedValues = values;
    }
}
