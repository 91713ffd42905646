package io.github.rethinksh.shell;

import io.github.rethinksh.command.Suggestions;
import io.github.rethinksh.command.TypedSoFar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    /** What the help calls a parameter that is a whole command. */
    private static final String COMMAND = "COMMAND";

    private final Map<OptionSpec, List<String>> used = new HashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private final CommandLine root;
    private CommandLine command;
    private CommandLine around;
    private OptionSpec awaiting;
    private int awaitedValues;
    private boolean optionsOver;

    /** Reads the words that are complete. */
    TypedCommand(CommandLine root, List<String> words) {
        this.root = root;
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
        return !subcommands().isEmpty();
    }

    /** The commands that the next word may be, by their names. */
    Map<String, CommandLine> subcommands() {
        if (takesAnyCommand()) {
            Map<String, CommandLine> others = new LinkedHashMap<>(root.getSubcommands());
            others.values().removeIf(other -> other == command);
            return others;
        }
        return parameters.isEmpty() ? command.getSubcommands() : Map.of();
    }

    /** Whether a whole command is to be written here within another one, as {@code watch} has it. */
    private boolean takesAnyCommand() {
        return around == null
                && nextParameters().stream()
                        .anyMatch(parameter -> parameter.paramLabel().equals(COMMAND)
                                && isRequired(parameter)
                                && parameter.index().min() == parameters.size());
    }

    /** The parameters that the next word may belong to. */
    List<PositionalParamSpec> nextParameters() {
        return command().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden() && parameter.index().contains(parameters.size()))
                .toList();
    }

    /** Whether a parameter is missing, or what it may be is still being found out. */
    boolean awaitsParameter() {
        return nextParameters().stream().anyMatch(parameter -> isRequired(parameter) || isFoundOut(parameter));
    }

    private boolean isRequired(PositionalParamSpec parameter) {
        return parameters.size() < parameter.index().min() + parameter.arity().min();
    }

    private boolean isFoundOut(PositionalParamSpec parameter) {
        return parameter.completionCandidates() instanceof Suggestions live && live.isFoundOut(before(""));
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
        return takesSubcommand()
                && (takesAnyCommand() || command().positionalParameters().isEmpty());
    }

    boolean hasSubcommand(String word) {
        return subcommands().containsKey(word);
    }

    boolean mayBecomeSubcommand(String word) {
        return subcommands().keySet().stream().anyMatch(name -> name.startsWith(word));
    }

    /** Whether the next word is taken for an option, be it one or not. */
    boolean isOption(String word) {
        return awaiting == null && !optionsOver && word.length() > 1 && word.startsWith("-") && !word.equals("--");
    }

    /** Whether the next word tells that there are no options behind it. */
    boolean endsOptions(String word) {
        return awaiting == null && !optionsOver && word.equals("--");
    }

    /** All options that may stand here, given already or not. */
    Stream<OptionSpec> knownOptions() {
        return Stream.concat(
                command().options().stream(),
                around == null ? Stream.empty() : around.getCommandSpec().options().stream());
    }

    /** The option that a word names, which may have its value attached. */
    Optional<OptionSpec> option(String word) {
        int equals = word.indexOf('=');
        OptionSpec option = find(equals < 0 ? word : word.substring(0, equals));
        return Optional.ofNullable(option == null && !word.startsWith("--") ? find(word.substring(0, 2)) : option);
    }

    /** Options of the command around this one may stand behind it. */
    private OptionSpec find(String name) {
        OptionSpec own = command().findOption(name);
        return own == null && around != null ? around.getCommandSpec().findOption(name) : own;
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
        } else if (hasSubcommand(word)) {
            begin(subcommands().get(word));
        } else {
            parameters.add(word);
        }
    }

    private void begin(CommandLine next) {
        around = takesAnyCommand() ? command : null;
        command = next;
        used.clear();
        parameters.clear();
    }

    private void readOption(String word) {
        option(word).ifPresent(option -> {
            boolean exact = find(word) != null;
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
