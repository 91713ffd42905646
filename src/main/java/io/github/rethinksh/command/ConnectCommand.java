package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.SessionConnection;
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
            arity = "0..1",
            paramLabel = "HOST[:PORT]",
            completionCandidates = Candidates.Profiles.class,
            description = {
                "One server or several, with commas between them; or rethinkdb://user@host:port/db;",
                "or @NAME, a profile of the configuration file. Without it: where the connection was before."
            })
    private String address;

    private final CommandContext context;

    ConnectCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        Cluster cluster =
                address == null ? again(session) : to(session.configuration().profile(address), session);
        context.renderer().note(Greeting.of(cluster, context.version()));
        return 0;
    }

    private Cluster to(Profile profile, Session session) {
        return session.connection().connect(connection.resolve(profile, context));
    }

    private Cluster again(Session session) {
        SessionConnection before = session.connection();
        return before.profile()
                .filter(profile -> connection.given())
                .map(profile -> to(profile.anywhere(), session))
                .or(before::connectAgain)
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE, "there was no connection before", "Make one with: connect HOST[:PORT]"));
    }
}
