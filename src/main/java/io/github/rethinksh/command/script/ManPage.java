package io.github.rethinksh.command.script;

import io.github.rethinksh.command.EnvironmentVariable;
import io.github.rethinksh.command.Example;
import io.github.rethinksh.command.Examples;
import io.github.rethinksh.model.ExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The man page, rethinksh(1). */
public final class ManPage {
    private static final int LONGEST_LINE = 60;

    private final CommandSpec program;
    private final List<CommandSpec> commands;
    private final Roff page = new Roff();

    /**
     * The page of a program.
     *
     * @param commands its commands, those too that make sense at its prompt only
     */
    public ManPage(CommandSpec program, List<CommandSpec> commands) {
        this.program = program;
        this.commands = commands;
    }

    /** The page. */
    public String text(String version) {
        String name = program.name();
        page.macro("TH", name.toUpperCase(Locale.ROOT), "1", "", name + " " + version, "User Commands");
        page.macro("SH", "NAME").line(name + " - a shell for RethinkDB clusters");
        page.macro("SH", "SYNOPSIS");
        page.macro("B", name)
                .raw("[" + Roff.italic("options") + "] [" + Roff.italic("command") + " [" + Roff.italic("arguments")
                        + "]]");
        page.macro("SH", "DESCRIPTION");
        description();
        page.macro("SH", "OPTIONS");
        page.line("Those to connect with, --quiet, --debug and --help may also stand behind a command.");
        options(program.options());
        page.macro("SH", "COMMANDS");
        commands.forEach(this::command);
        page.macro("SH", "EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            page.item(Roff.bold(Integer.toString(code.code())), sentence(code.meaning()));
        }
        page.macro("SH", "ENVIRONMENT");
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            page.item(Roff.bold(variable.name()), sentence(variable.meaning()));
        }
        files();
        page.macro("SH", "EXAMPLES");
        examples(Examples.of(name));
        return page.toString();
    }

    private void description() {
        page.line("Explore a RethinkDB cluster over a live connection, set primary keys per table, export some tables,"
                + " then some more, and import them elsewhere, in one session that remembers.");
        page.macro("PP");
        page.line("Without a command, on a terminal, there is a prompt. With commands on standard input these are run,"
                + " one a line. With a command on the command line that is run, and that is all. Results go to standard"
                + " output, everything else to standard error.");
        page.macro("PP");
        page.line("A SELECTION is DB, DB.TABLE or a pattern such as test.*, *.foo or t?st.a*. One that matches nothing"
                + " is an error. Where a table is expected, a bare name is a table of the current database.");
    }

    private void command(CommandSpec command) {
        page.macro(
                "SS",
                Stream.concat(Stream.of(command.name()), parameters(command)).collect(Collectors.joining(" ")));
        page.line(String.join(" ", command.usageMessage().description()));
        footer(command.usageMessage().footer());
        command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .forEach(parameter ->
                        page.item(Roff.italic(parameter.paramLabel()), CommandModel.description(parameter)));
        options(command.options().stream()
                .filter(option -> !option.inherited() && !option.usageHelp())
                .toList());
        examples(Examples.of(command.name()));
    }

    /** What is indented in a footer is a list, the rest is running text. */
    private void footer(String[] lines) {
        if (lines.length == 0) {
            return;
        }
        page.macro("PP");
        for (String line : lines) {
            if (line.startsWith(" ")) {
                page.macro("br");
            }
            if (!line.isBlank()) {
                page.line(line.strip());
            }
        }
    }

    private static Stream<String> parameters(CommandSpec command) {
        return command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(parameter -> {
                    String label = parameter.paramLabel() + (parameter.arity().isVariable() ? "..." : "");
                    return parameter.arity().min() == 0 ? "[" + label + "]" : label;
                });
    }

    private void options(List<OptionSpec> options) {
        options.stream()
                .filter(option -> !option.hidden())
                .forEach(option -> page.item(names(option), CommandModel.description(option)));
    }

    private static String names(OptionSpec option) {
        String names = Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + " " + Roff.italic(label(option));
    }

    private static String label(ArgSpec option) {
        return option.paramLabel() + (option.splitRegex().isEmpty() ? "" : ",...");
    }

    private void examples(List<Example> examples) {
        page.verbatim(examples.stream().flatMap(ManPage::example).toList());
    }

    private static Stream<String> example(Example example) {
        String meaning = Roff.italic("# " + example.meaning());
        String line = Roff.escaped(example.line());
        return example.line().length() + example.meaning().length() > LONGEST_LINE
                ? Stream.of(meaning, line)
                : Stream.of(line + "  " + meaning);
    }

    private void files() {
        page.macro("SH", "FILES");
        page.item(
                Roff.italic("~/.config/rethinksh/config.toml"),
                "The settings, and a section [profiles.NAME] for each cluster with a name. It lies in XDG_CONFIG_HOME"
                        + " where that is set.");
        page.item(Roff.italic("~/.rethinksh_history"), "What was typed at the prompt, for its owner only.");
        page.item(Roff.italic("~/.cache/rethinksh"), "An archive of classes, for faster starts.");
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
