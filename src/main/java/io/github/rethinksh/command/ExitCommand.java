package io.github.rethinksh.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "exit",
        aliases = {"quit"},
        description = "Leave the shell; so does Ctrl-D.")
final class ExitCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "CODE", defaultValue = "0", description = "The exit code; 0 without it.")
    private int code;

    private final CommandContext context;

    ExitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.shell().exit(code);
        return code;
    }
}
