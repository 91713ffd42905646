package io.github.rethinksh.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completes commands, options and values from picocli's model. The bridge that picocli ships completes neither
 * positional parameters nor the value after {@code --option }: https://github.com/remkop/picocli/issues/999
 */
public final class ShellCompleter implements Completer {
    private final CommandLine root;
    private final ValueCandidates values;

    /**
     * A completer of the subcommands of a command.
     *
     * @param directory what relative paths are relative to
     * @param home what a tilde stands for
     */
    public ShellCompleter(CommandLine root, Path directory, Path home) {
        this.root = root;
        this.values = new ValueCandidates(new PathCandidates(directory, home));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof TypedLine typedLine && typedLine.over()) {
            return;
        }
        String typed = line.word().substring(0, line.wordCursor());
        TypedCommand command = new TypedCommand(
                root,
                line.words().subList(0, line.wordIndex()).stream()
                        .map(values::atHome)
                        .toList());
        // What holds control characters could not be typed either, and would reach the terminal as it is.
        candidates(command, typed)
                .filter(candidate ->
                        ControlCharacters.visible(candidate.value()).equals(candidate.value()))
                .forEach(candidates::add);
    }

    private Stream<Candidate> candidates(TypedCommand command, String typed) {
        if (command.awaitingOption().isPresent()) {
            return values.of(command.awaitingOption().get(), command, typed, "");
        }
        if (command.takesOptions() && typed.startsWith("-")) {
            return typed.contains("=") ? attachedValue(command, typed) : options(command, typed);
        }
        List<Candidate> words = words(command, typed).toList();
        boolean over = words.isEmpty() && typed.isEmpty() && command.takesOptions() && !command.awaitsParameter();
        return over ? furtherOptions(command) : words.stream();
    }

    private Stream<Candidate> attachedValue(TypedCommand command, String typed) {
        int value = typed.indexOf('=') + 1;
        OptionSpec option = command.command().findOption(typed.substring(0, value - 1));
        return option == null
                ? Stream.empty()
                : values.of(option, command, typed.substring(value), typed.substring(0, value));
    }

    private Stream<Candidate> words(TypedCommand command, String typed) {
        Stream<Candidate> parameters =
                command.nextParameters().stream().flatMap(parameter -> values.of(parameter, command, typed, ""));
        if (command.takesSubcommand()) {
            return Stream.concat(subcommands(command.subcommands(), typed), parameters);
        }
        return isHelp(command.command())
                ? Stream.concat(subcommands(root.getSubcommands(), typed), parameters)
                : parameters;
    }

    private static boolean isHelp(CommandSpec command) {
        return command.name().equals("help");
    }

    private static Stream<Candidate> subcommands(Map<String, CommandLine> commands, String typed) {
        return Beginning.matches(List.copyOf(commands.entrySet()), Map.Entry::getKey, typed)
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(entry -> candidate(
                        entry.getKey(),
                        "commands",
                        entry.getValue().getCommandSpec().usageMessage().description()));
    }

    /** Where nothing else may follow; that help may is known, and nobody means it who asks what comes next. */
    private static Stream<Candidate> furtherOptions(TypedCommand command) {
        return options(command.nextOptions().stream().filter(option -> !option.usageHelp()), "");
    }

    private static Stream<Candidate> options(TypedCommand command, String typed) {
        return options(command.nextOptions().stream(), typed);
    }

    private static Stream<Candidate> options(Stream<OptionSpec> options, String typed) {
        return options.flatMap(
                option -> name(option, typed).map(name -> candidate(name, "options", option.description())));
    }

    /** The longest of an option's names that begins as typed; one is enough in a list. */
    private static Stream<String> name(OptionSpec option, String typed) {
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith(typed))
                .max(Comparator.comparingInt(String::length))
                .stream();
    }

    private static Candidate candidate(String value, String group, String[] description) {
        String text = ArgumentHint.description(description);
        return new Candidate(value, value, group, text.isEmpty() ? null : text, null, null, true);
    }
}
