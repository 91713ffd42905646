package io.github.rethinksh.command.script;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The program's commands and options as completion scripts see them. */
public final class CommandModel {
    private final CommandSpec program;

    /** The model of a program, whose subcommands are its commands. */
    public CommandModel(CommandSpec program) {
        this.program = program;
    }

    String name() {
        return program.name();
    }

    /** The commands in the order of help. */
    List<CommandSpec> commands() {
        return program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .distinct()
                .toList();
    }

    List<String> commandNames() {
        return commands().stream().map(CommandSpec::name).toList();
    }

    /** The options that may be given before and after each command: those that are inherited, and the help. */
    List<OptionSpec> sharedOptions() {
        return shown(program.options().stream().filter(CommandModel::isShared));
    }

    /** The options of the program that are for before a command, or for none. */
    List<OptionSpec> programOptions() {
        return shown(program.options().stream().filter(option -> !isShared(option)));
    }

    /** The options that only this command has. */
    List<OptionSpec> options(CommandSpec command) {
        return shown(command.options().stream().filter(option -> !option.inherited() && !option.usageHelp()));
    }

    List<PositionalParamSpec> parameters(CommandSpec command) {
        return command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .toList();
    }

    /** All options of the program and of its commands. */
    List<OptionSpec> allOptions() {
        return Stream.of(
                        sharedOptions().stream(),
                        programOptions().stream(),
                        commands().stream().flatMap(command -> options(command).stream()))
                .flatMap(options -> options)
                .toList();
    }

    /** The names of all options that take a value. No name takes one in one command and none in another. */
    List<String> namesWithValue() {
        return allOptions().stream()
                .filter(CommandModel::takesValue)
                .flatMap(option -> Stream.of(option.names()))
                .distinct()
                .sorted(Comparator.comparing(option -> option.replaceFirst("-*", "")))
                .toList();
    }

    Values values(ArgSpec argument) {
        return Values.of(argument, commandNames());
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** What an option or parameter is for, in one line. */
    static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    /** What a command does, in one line. */
    static String description(CommandSpec command) {
        return command.usageMessage().description()[0];
    }

    /** The names that users like to read: long ones. */
    static List<String> longNames(Collection<OptionSpec> options) {
        return options.stream().map(OptionSpec::longestName).toList();
    }

    private static boolean isShared(OptionSpec option) {
        return option.scopeType() == CommandLine.ScopeType.INHERIT || option.usageHelp();
    }

    private static List<OptionSpec> shown(Stream<OptionSpec> options) {
        return options.filter(option -> !option.hidden()).toList();
    }
}
