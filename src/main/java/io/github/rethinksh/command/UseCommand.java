package io.github.rethinksh.command;

import io.github.rethinksh.session.KnownDatabases;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "use", description = "Make a database the current one.")
final class UseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DB", completionCandidates = Candidates.Databases.class, description = "The database.")
    private String database;

    private final CommandContext context;

    UseCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KnownDatabases.of(context.session().cluster()).require(database);
        context.session().connection().use(database);
        return 0;
    }
}
