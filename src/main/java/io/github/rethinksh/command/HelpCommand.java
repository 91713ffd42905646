package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        int width = context.renderer().width();
        CommandLine commands = spec.parent().commandLine();
        if (about == null) {
            context.renderer().text(ShellCommands.overview(commands, width));
            return 0;
        }
        Optional<CommandLine> found =
                Optional.ofNullable(commands.getSubcommands().get(about)).or(this::elsewhere);
        if (found.isEmpty()) {
            context.renderer().text(topic().text(width));
            return 0;
        }
        context.renderer().styled(found.get().getUsageMessage(commands.getColorScheme()));
        return 0;
    }

    /** A command that is for the prompt only, or for the command line only, has help in both places. */
    private Optional<CommandLine> elsewhere() {
        return ShellCommands.all(context).stream()
                .filter(command -> command.name().equals(about))
                .map(CommandSpec::commandLine)
                .findFirst();
    }

    private HelpTopic topic() {
        return HelpTopic.named(about).orElseThrow(() -> {
            List<String> known = new ArrayList<>(ShellCommands.names());
            new Candidates.Topics().forEach(known::add);
            return new ShellException(
                    ExitCode.USAGE,
                    "there is no command or topic " + about,
                    NearestNames.hint(about, known, "See all commands with: help"));
        });
    }
}
