package io.github.rethinksh.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "clear", description = "Clear the screen.")
final class ClearCommand implements Callable<Integer> {
    private final CommandContext context;

    ClearCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.shell().clear();
        return 0;
    }
}
