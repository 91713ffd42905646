package io.github.rethinksh.shell;

import io.github.rethinksh.shell.LineWords.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells in one line what a command takes, or what the option at the end of the line is for. */
record ArgumentHint(CommandLine root) implements UnaryOperator<String> {
    /** The hint for a line; empty as long as it begins with no command. */
    @Override
    public String apply(String line) {
        List<CommandWords> commands = CommandWords.of(line);
        CommandWords last = commands.isEmpty() ? CommandWords.one(List.of(), line) : commands.get(commands.size() - 1);
        List<String> words = last.words().stream().map(Word::text).toList();
        if (words.isEmpty() || !root.getSubcommands().containsKey(words.get(0))) {
            return "";
        }
        boolean ends = !last.background() && !Character.isWhitespace(line.charAt(line.length() - 1));
        boolean atWord = words.size() > 1 && ends;
        TypedCommand command = new TypedCommand(root, words.subList(0, words.size() - (atWord ? 1 : 0)));
        String word = atWord ? words.get(words.size() - 1) : "";
        return command.awaitingOption()
                .or(() -> command.isOption(word) ? command.option(word) : Optional.empty())
                .map(ArgumentHint::explained)
                .orElseGet(() -> synopsis(command));
    }

    private static String explained(OptionSpec option) {
        return option.longestName() + label(option) + "  " + description(option.description());
    }

    /** What a command takes; of its options those that may still be given. */
    private static String synopsis(TypedCommand command) {
        Stream<String> parameters = command.command().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(ArgumentHint::parameter);
        Stream<String> options = command.nextOptions().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(option -> "[" + option.longestName() + label(option) + "]");
        return Stream.of(Stream.of(command.command().name()), parameters, options)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    private static String parameter(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private static String label(ArgSpec option) {
        return option.arity().max() == 0 ? "" : " " + option.paramLabel();
    }

    /** The first line of a description as plain text. */
    static String description(String[] lines) {
        return lines.length == 0
                ? ""
                : Help.Ansi.OFF.string(lines[0]).replace("%n", " ").strip();
    }
}
