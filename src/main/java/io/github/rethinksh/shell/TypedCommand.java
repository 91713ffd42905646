package io.github.rethinksh.shell;

import io.github.rethinksh.command.Suggestions;
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

    /** Whether the next word can be nothing but a command. */
    boolean takesCommandOnly() {
        return takesSubcommand() && command().positionalParameters().isEmpty();
    }

    boolean hasSubcommand(String word) {
        return command.getSubcommands().containsKey(word);
    }

    boolean mayBecomeSubcommand(String word) {
        return command.getSubcommands().keySet().stream().anyMatch(name -> name.startsWith(word));
    }

    /** Whether the next word is taken for an option, be it one or not. */
    boolean isOption(String word) {
        return awaiting == null && !optionsOver && word.length() > 1 && word.startsWith("-") && !word.equals("--");
    }

    /** Whether the next word tells that there are no options behind it. */
    boolean endsOptions(String word) {
        return awaiting == null && !optionsOver && word.equals("--");
    }

    /** The option that a word names, which may have its value attached. */
    Optional<OptionSpec> option(String word) {
        int equals = word.indexOf('=');
        OptionSpec option = command().findOption(equals < 0 ? word : word.substring(0, equals));
        return Optional.ofNullable(
                option == null && !word.startsWith("--") ? command().findOption(word.substring(0, 2)) : option);
    }

    /** Has what may come next found out, so that it is known when somebody asks for it. */
    void prepare() {
        for (ArgSpec argument : command().args()) {
            if (argument.completionCandidates() instanceof Suggestions live) {
                live.prepare(before(""));
            }
        }
    }

    /** Reads the next word. */
    void read(String word) {
        if (awaiting != null) {
            used.get(awaiting).add(word);
            await(awaiting, awaitedValues - 1);
        } else if (endsOptions(word)) {
            optionsOver = true;
        } else if (isOption(word)) {
            readOption(word);
        } else if (parameters.isEmpty() && command.getSubcommands().containsKey(word)) {
            command = command.getSubcommands().get(word);
            used.clear();
        } else {
            parameters.add(word);
        }
    }

    private void readOption(String word) {
        option(word).ifPresent(option -> {
            boolean exact = command().findOption(word) != null;
            List<String> values = used.computeIfAbsent(option, unused -> new ArrayList<>());
            if (!exact) {
                values.add(word.substring(word.startsWith("--") || word.indexOf('=') == 2 ? word.indexOf('=') + 1 : 2));
            }
            await(option, exact ? option.arity().min() : 0);
        });
    }

    private void await(OptionSpec option, int values) {
        awaiting = values > 0 ? option : null;
        awaitedValues = values;
    }
}
