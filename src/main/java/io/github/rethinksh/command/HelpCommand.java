package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", description = "Show all commands, or how one of them is used.")
final class HelpCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND|TOPIC",
            completionCandidates = Candidates.Topics.class,
            description = "The command or the topic.")
    private String about;

    @Spec
    private CommandSpec spec;

    private final CommandContext context;

    HelpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, CommandLine> commands = spec.parent().subcommands();
        int width = context.renderer().width();
        if (about == null) {
            context.renderer().text(ShellCommands.overview(spec.parent().commandLine(), width));
            return 0;
        }
        CommandLine found = commands.get(about);
        if (found == null) {
            context.renderer().text(topic(commands.keySet()).text(width));
            return 0;
        }
        // Not as a text: its colours are our own.
        found.usage(found.getOut());
        found.getOut().flush();
        return 0;
    }

    private HelpTopic topic(Collection<String> commands) {
        return HelpTopic.named(about).orElseThrow(() -> {
            List<String> known = new ArrayList<>(commands);
            new Candidates.Topics().forEach(known::add);
            return new ShellException(
                    ExitCode.USAGE,
                    "there is no command or topic " + about,
                    NearestNames.hint(about, known, "See all commands with: help"));
        });
    }
}
