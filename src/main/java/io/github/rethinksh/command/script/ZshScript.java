package io.github.rethinksh.command.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for zsh, with descriptions, on its function {@code _arguments}. */
public final class ZshScript {
    private static final String SCRIPT = """
            #compdef rethinksh
            # Completion of rethinksh for zsh, as "rethinksh generate zsh" writes it.
            # Put it into a directory of $fpath under the name _rethinksh.

            _rethinksh() {
                local curcontext=$curcontext context state state_descr line ret=1
                local -A opt_args
                local -a shared=(
            %s
                )
                local -a commands=(
            %s
                )
                _arguments -C -S -A "-*" $shared \\
            %s
                    '1: :->command' '*:: :->arguments' && ret=0
                case $state in
                    command) _describe -t commands command commands && ret=0 ;;
                    arguments)
                        curcontext=${curcontext%%:*}-$words[1]:
                        case $words[1] in
            %s
                        esac ;;
                esac
                return ret
            }

            if [[ $funcstack[1] == _rethinksh ]]; then
                _rethinksh "$@"
            else
                compdef _rethinksh rethinksh
            fi
            """;

    private static final Collector<CharSequence, ?, String> LINES = Collectors.joining("\n        ", "        ", "");

    private final CommandModel model;

    /** The script for a program. */
    public ZshScript(CommandModel model) {
        this.model = model;
    }

    /** The script. */
    public String text() {
        return SCRIPT.formatted(
                model.sharedOptions().stream().map(this::option).collect(LINES),
                model.commands().stream().map(ZshScript::command).collect(LINES),
                model.programOptions().stream()
                        .map(option -> option(option) + " \\")
                        .collect(LINES),
                model.commands().stream().map(this::arguments).collect(Collectors.joining("\n")));
    }

    private static String command(CommandSpec command) {
        return quoted(command.name() + ":" + CommandModel.description(command).replace(":", "\\:"));
    }

    private String arguments(CommandSpec command) {
        List<String> specs = Stream.concat(
                        model.options(command).stream().map(this::option),
                        model.parameters(command).stream().map(this::parameter))
                .toList();
        String call = "_arguments -S $shared"
                + specs.stream().map(spec -> " \\\n" + " ".repeat(24) + spec).collect(Collectors.joining());
        return " ".repeat(16) + command.name() + ")\n" + " ".repeat(20) + call + " && ret=0 ;;";
    }

    /** One option: its names, which exclude each other, what it is for, and its value. */
    private String option(OptionSpec option) {
        List<String> names = Arrays.asList(option.names());
        String description = "[" + CommandModel.description(option).replaceAll("[\\[\\]\\\\]", "\\\\$0") + "]";
        String rest = quoted(description + (CommandModel.takesValue(option) ? ":" + value(option) : ""));
        String before = option.isMultiValue() ? "*" : names.size() > 1 ? "(" + String.join(" ", names) + ")" : "";
        List<String> marked = names.stream().map(name -> marked(option, name)).toList();
        return (before.isEmpty() ? "" : "'" + before + "'")
                + (marked.size() == 1 ? marked.get(0) : "{" + String.join(",", marked) + "}")
                + rest;
    }

    /** How a value follows: {@code -n5} or {@code -n 5}, {@code --rows=5} or {@code --rows 5}. */
    private static String marked(OptionSpec option, String name) {
        if (!CommandModel.takesValue(option)) {
            return name;
        }
        return name.startsWith("--") ? name + "=" : name + "+";
    }

    private String parameter(PositionalParamSpec parameter) {
        boolean several = parameter.index().isVariable();
        String place = several ? "*" : Integer.toString(parameter.index().min() + 1);
        boolean optional = !several && parameter.arity().min() == 0;
        return quoted(place + (optional ? "::" : ":") + value(parameter));
    }

    private String value(ArgSpec argument) {
        Values values = model.values(argument);
        String action = switch (values.kind()) {
            case WORDS -> "(" + String.join(" ", values.words()) + ")";
            case FILES -> "_files";
            case DIRECTORIES -> "_files -/";
            case OTHERS -> "";
        };
        return argument.paramLabel().replace(":", "\\:") + ":" + action;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
