package io.github.rethinksh.command.script;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish, with descriptions. */
public final class FishScript {
    private static final String SCRIPT = """
            # Completion of rethinksh for fish, as "rethinksh generate fish" writes it.
            # Put it into ~/.config/fish/completions under the name rethinksh.fish.

            # Whether the line has this command ('' for none yet), and, where they are given, so many arguments.
            function __rethinksh_at --argument-names command least most
                set -l words
                set -l value no
                for word in (commandline -opc)[2..]
                    if test $value = yes
                        set value no
                        continue
                    end
                    switch $word
                        case %s
                            set value yes
                        case '-*'
                        case '*'
                            set -a words $word
                    end
                end
                set -l arguments (math (count $words) - 1)
                if test -z "$command"
                    test -z "$words"
                else
                    test "$words[1]" = $command; or return
                    test -z "$least"; or test $arguments -ge $least; or return
                    test -z "$most"; or test $arguments -le $most
                end
            end

            complete -c rethinksh -f

            %s""";

    private final CommandModel model;

    /** The script for a program. */
    public FishScript(CommandModel model) {
        this.model = model;
    }

    /** The script. */
    public String text() {
        List<String> lines = new ArrayList<>();
        model.sharedOptions().forEach(option -> lines.add(option(option, "")));
        lines.add("");
        model.programOptions().forEach(option -> lines.add(option(option, condition("''"))));
        model.commands()
                .forEach(command -> lines.add("complete -c rethinksh" + condition("''") + " -a " + command.name()
                        + described(CommandModel.description(command))));
        for (CommandSpec command : model.commands()) {
            lines.add("");
            model.options(command).forEach(option -> lines.add(option(option, condition(command.name()))));
            model.parameters(command).forEach(parameter -> parameter(parameter, command, lines));
        }
        return SCRIPT.formatted(String.join(" ", model.namesWithValue()), String.join("\n", lines) + "\n");
    }

    private static String condition(String place) {
        return " -n \"__rethinksh_at " + place + "\"";
    }

    private String option(OptionSpec option, String condition) {
        StringBuilder line = new StringBuilder("complete -c rethinksh").append(condition);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (CommandModel.takesValue(option)) {
            String value = value(option);
            line.append(value.isEmpty() ? " -x" : value);
        }
        return line + described(CommandModel.description(option));
    }

    private void parameter(PositionalParamSpec parameter, CommandSpec command, List<String> lines) {
        String value = value(parameter);
        int first = parameter.index().min();
        String places = parameter.index().isVariable() ? " " + first : " " + first + " " + first;
        if (!value.isEmpty()) {
            lines.add("complete -c rethinksh" + condition(command.name() + places) + value);
        }
    }

    private String value(ArgSpec argument) {
        Values values = model.values(argument);
        return switch (values.kind()) {
            case WORDS -> " -x -a " + quoted(String.join(" ", values.words()));
            case FILES -> " -r -F";
            case DIRECTORIES -> " -x -a '(__fish_complete_directories)'";
            case OTHERS -> "";
        };
    }

    private static String described(String text) {
        return " -d " + quoted(text);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
