package io.github.rethinksh.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "disconnect", description = "End the connection; the session stays.")
final class DisconnectCommand implements Callable<Integer> {
    private final CommandContext context;

    DisconnectCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean connected = context.session().connection().hasCluster();
        context.session().connection().disconnect();
        context.renderer().note(connected ? "disconnected" : "there was no connection");
        return 0;
    }
}
