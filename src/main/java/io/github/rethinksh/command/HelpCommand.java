package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", description = "Show all commands, or how one of them is used.")
final class HelpCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command.")
    private String command;

    @Spec
    private CommandSpec spec;

    private final CommandContext context;

    HelpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, CommandLine> commands = spec.parent().subcommands();
        if (command == null) {
            context.renderer().text(ShellCommands.overview(spec.parent().commandLine()));
            return 0;
        }
        CommandLine found = commands.get(command);
        if (found == null) {
            throw new ShellException(ExitCode.USAGE, "there is no command " + command, "See all commands with: help");
        }
        // Not as a text: its colours are our own.
        found.usage(found.getOut());
        found.getOut().flush();
        return 0;
    }
}
