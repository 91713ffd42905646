package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.PermissionException;
import io.github.rethinksh.cluster.StatusReader;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Show the connection, and how the cluster is.",
        footer = {
            "",
            "Load, servers, tables, issues and jobs are for users who may read the database",
            "rethinkdb. The bars are the load of the last minutes, a bar for every 5 seconds",
            "that somebody sat at the prompt. To have it repeated: watch 2 status"
        })
final class StatusCommand implements Callable<Integer> {
    @Option(
            names = {"-n", "--tables"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many tables, the largest first; ${DEFAULT-VALUE} unless told otherwise.")
    private int tables;

    private final CommandContext context;

    StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (tables < 0) {
            throw new ShellException(
                    ExitCode.USAGE, "-n takes a number from 0 on, not " + tables, "Leave it out for the 10 largest");
        }
        Cluster cluster = context.session().cluster();
        Page connection = Page.empty().with("connection", "", connection(cluster));
        context.renderer().page(whole(connection, cluster));
        return 0;
    }

    private Rows connection(Cluster cluster) {
        double milliseconds = Math.round(cluster.ping().toNanos() / 1e4) / 100.0;
        return Rows.of("server", "version", "user", "database", "latency_ms")
                .with(
                        cluster.address().host() + ":" + cluster.address().port(),
                        cluster.serverVersion(),
                        cluster.options().user(),
                        context.session().database(),
                        milliseconds);
    }

    private Page whole(Page connection, Cluster cluster) {
        try {
            StatusPage page = new StatusPage(
                    new StatusReader(cluster.catalog()).read(),
                    context.session().connection().loads(),
                    context.clock().instant());
            return page.addTo(connection, tables);
        } catch (PermissionException e) {
            context.renderer().note("the rest is for users who may read the database rethinkdb");
            return connection;
        }
    }
}
