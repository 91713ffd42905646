package io.github.rethinksh.command.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for bash, from version 3.2 on, which is the one of macOS. */
public final class BashScript {
    /** Bash splits words at = : and @ too, which the first loop puts together again. */
    private static final String SCRIPT = """
            # Completion of rethinksh for bash, as "rethinksh generate bash" writes it.
            # To try it: source <(rethinksh generate bash)
            # shellcheck shell=bash

            _rethinksh_offer() {
                local line
                while IFS= read -r line; do
                    COMPREPLY+=("$line")
                done < <(compgen "$@" -- "$current")
            }

            _rethinksh_words() {
                local IFS=$' \\t\\n'
                _rethinksh_offer -W "$1"
            }

            _rethinksh_files() {
                compopt -o filenames 2> /dev/null
                _rethinksh_offer -f
            }

            _rethinksh_directories() {
                compopt -o filenames 2> /dev/null
                _rethinksh_offer -d
            }

            _rethinksh() {
                local current=${COMP_WORDS[COMP_CWORD]} command='' option='' position=0 word i
                COMPREPLY=()
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    case $word in
                        [:@]) ((i++)) ;;
                        =) [[ -n $option ]] || ((i++)) ;;
                        *)
                            if [[ -n $option ]]; then
                                option=''
                                continue
                            fi
                            case $word in
            %s
                                    option=$word ;;
                                -*) ;;
                                *) if [[ -z $command ]]; then command=$word; else ((position++)); fi ;;
                            esac ;;
                    esac
                done
                ((i > COMP_CWORD)) && return
                [[ $current == '=' ]] && current=''
                if [[ -n $option ]]; then
                    case "$command $option" in
            %s
                    esac
                elif [[ $current == -* ]]; then
                    _rethinksh_words '%s'
                    case $command in
            %s
                    esac
                else
                    case "$command $position" in
            %s
                    esac
                fi
            }

            complete -F _rethinksh rethinksh
            """;

    private static final int WIDTH = 100;

    private final CommandModel model;

    /** The script for a program. */
    public BashScript(CommandModel model) {
        this.model = model;
    }

    /** The script. */
    public String text() {
        return SCRIPT.formatted(
                patterns(model.namesWithValue(), " ".repeat(20)),
                cases(optionValues()),
                String.join(" ", CommandModel.longNames(model.sharedOptions())),
                cases(options()),
                cases(parameters()));
    }

    /** What to do, by the patterns that it is for. */
    private Map<String, List<String>> optionValues() {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        model.sharedOptions().forEach(option -> add(actions, option, "*"));
        model.programOptions().forEach(option -> add(actions, option, ""));
        for (CommandSpec command : model.commands()) {
            model.options(command).forEach(option -> add(actions, option, command.name()));
        }
        return actions;
    }

    private void add(Map<String, List<String>> actions, OptionSpec option, String command) {
        if (CommandModel.takesValue(option)) {
            for (String name : option.names()) {
                String pattern = command.equals("*") ? "*' " + name + "'" : "'" + command + " " + name + "'";
                add(actions, action(model.values(option)), pattern);
            }
        }
    }

    private Map<String, List<String>> options() {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        add(actions, words(CommandModel.longNames(model.programOptions())), "''");
        for (CommandSpec command : model.commands()) {
            List<String> names = CommandModel.longNames(model.options(command));
            if (!names.isEmpty()) {
                add(actions, words(names), command.name());
            }
        }
        return actions;
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        add(actions, words(model.commandNames()), "' 0'");
        for (CommandSpec command : model.commands()) {
            for (PositionalParamSpec parameter : model.parameters(command)) {
                add(actions, action(model.values(parameter)), pattern(command, parameter));
            }
        }
        return actions;
    }

    private static String pattern(CommandSpec command, PositionalParamSpec parameter) {
        int first = parameter.index().min();
        return parameter.index().isVariable()
                ? "'" + command.name() + " '[" + first + "-9]*"
                : "'" + command.name() + " " + first + "'";
    }

    private static void add(Map<String, List<String>> actions, String action, String pattern) {
        if (!action.isEmpty()) {
            actions.computeIfAbsent(action, none -> new ArrayList<>()).add(pattern);
        }
    }

    private static String action(Values values) {
        return switch (values.kind()) {
            case WORDS -> words(values.words());
            case FILES -> "_rethinksh_files";
            case DIRECTORIES -> "_rethinksh_directories";
            case OTHERS -> "";
        };
    }

    private static String words(List<String> words) {
        return "_rethinksh_words '" + String.join(" ", words) + "'";
    }

    private static String cases(Map<String, List<String>> actions) {
        String indent = " ".repeat(12);
        return actions.entrySet().stream()
                .flatMap(entry -> Stream.of(
                        patterns(entry.getValue(), indent),
                        wrapped(List.of(entry.getKey().split(" ", -1)), indent + "    ", "") + " ;;"))
                .collect(Collectors.joining("\n"));
    }

    /** Patterns of which one has to fit, in lines of a length that can be read. */
    private static String patterns(List<String> patterns, String indent) {
        List<String> parts = new ArrayList<>();
        patterns.forEach(pattern -> parts.add(pattern + (parts.size() < patterns.size() - 1 ? " |" : ")")));
        return wrapped(parts, indent, " \\");
    }

    /** Words in lines of a length that can be read. */
    private static String wrapped(List<String> parts, String indent, String end) {
        StringBuilder lines = new StringBuilder(indent);
        int length = indent.length();
        for (String part : parts) {
            if (length + part.length() > WIDTH && length > indent.length()) {
                lines.append(end).append("\n").append(indent);
                length = indent.length();
            } else if (length > indent.length()) {
                lines.append(' ');
                length++;
            }
            lines.append(part);
            length += part.length();
        }
        return lines.toString();
    }
}
