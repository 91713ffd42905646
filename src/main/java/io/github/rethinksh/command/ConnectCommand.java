package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "connect",
        description = "Connect to a cluster.",
        footer = {
            "",
            "The session stays as it is: its keys, its export and its settings come along.",
            "A connection that fails leaves the one before in place."
        })
final class ConnectCommand implements Callable<Integer> {
    @Mixin
    private ConnectionArguments connection;

    @Parameters(
            paramLabel = "HOST[:PORT]",
            completionCandidates = Candidates.Profiles.class,
            description = {
                "One server or several, with commas between them; or rethinkdb://user@host:port/db;",
                "or @NAME, a profile of the configuration file."
            })
    private String address;

    private final CommandContext context;

    ConnectCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        Profile profile = session.configuration().profile(address);
        Cluster cluster = session.connection().connect(connection.resolve(profile, context));
        context.renderer().note(Greeting.of(cluster, context.version()));
        return 0;
    }
}
