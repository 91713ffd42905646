package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import java.util.List;
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
        List<String> databases =
                List.copyOf(context.session().cluster().catalog().tree().keySet());
        if (!databases.contains(database)) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "there is no database " + database,
                    NearestNames.hint(
                            database,
                            databases,
                            databases.isEmpty()
                                    ? "There is none: import makes those that it needs"
                                    : "There are: " + String.join(", ", databases)));
        }
        context.session().connection().use(database);
        return 0;
    }
}
