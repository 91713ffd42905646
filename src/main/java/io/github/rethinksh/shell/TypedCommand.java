package io.github.rethinksh.shell;

import io.github.rethinksh.command.TypedSoFar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * How far a half-typed line has come: which command it is, which options it has, what the next word would be. It reads
 * picocli's model and leaves the commands alone; picocli's own completion parses the line into their fields.
 */
final class TypedCommand {
    private final Map<OptionSpec, List<String>> used = new HashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private CommandLine command;
    private OptionSpec awaiting;
    private int awaitedValues;
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
        return parameters.isEmpty() && !command.getSubcommands().isEmpty();
    }

    /** The parameters that the next word may belong to. */
    List<PositionalParamSpec> nextParameters() {
        return command().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden() && parameter.index().contains(parameters.size()))
                .toList();
    }

    /** The options that may still be given. */
    List<OptionSpec> nextOptions() {
        return command().options().stream()
                .filter(option -> !option.hidden() && (option.isMultiValue() || !used.containsKey(option)))
                .toList();
    }

    /** What was typed, with the part of a value before the cursor. */
    TypedSoFar before(String value) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        used.forEach((option, values) -> options.put(option.longestName(), List.copyOf(values)));
        return new TypedSoFar(List.copyOf(parameters), options, value);
    }

    /** The values that an argument has already. */
    List<String> values(ArgSpec argument) {
        return argument instanceof OptionSpec option ? used.getOrDefault(option, List.of()) : parameters;
    }

    private void read(String word) {
        if (awaiting != null) {
            used.get(awaiting).add(word);
            await(awaiting, awaitedValues - 1);
        } else if (!optionsOver && word.equals("--")) {
            optionsOver = true;
        } else if (!optionsOver && word.length() > 1 && word.startsWith("-")) {
            readOption(word);
        } else if (parameters.isEmpty() && command.getSubcommands().containsKey(word)) {
            command = command.getSubcommands().get(word);
            used.clear();
        } else {
            parameters.add(word);
        }
    }

    private void readOption(String word) {
        int equals = word.indexOf('=');
        OptionSpec option = command().findOption(equals < 0 ? word : word.substring(0, equals));
        int value = equals < 0 ? word.length() : equals + 1;
        boolean attached = equals >= 0;
        if (option == null && !word.startsWith("--")) {
            option = command().findOption(word.substring(0, 2));
            value = 2;
            attached = true;
        }
        if (option != null) {
            List<String> values = used.computeIfAbsent(option, unused -> new ArrayList<>());
            if (attached) {
                values.add(word.substring(value));
            }
            await(option, attached ? 0 : option.arity().min());
        }
    }

    private void await(OptionSpec option, int values) {
        awaiting = values > 0 ? option : null;
        awaitedValues = values;
    }
}
