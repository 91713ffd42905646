package io.github.rethinksh.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Show the connection, the servers and their issues.")
final class StatusCommand implements Callable<Integer> {
    private final CommandContext context;

    StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Cluster cluster = context.session().cluster();
        Duration latency = cluster.ping();
        context.renderer()
                .rows(Rows.of("server", "version", "user", "database", "latency_ms")
                        .with(
                                cluster.address().host() + ":"
                                        + cluster.address().port(),
                                cluster.serverVersion(),
                                cluster.options().user(),
                                context.session().database(),
                                Math.round(latency.toNanos() / 1e4) / 100.0));
        try {
            servers(cluster);
            issues(cluster);
        } catch (ShellException e) {
            context.renderer().note("servers and issues are for users who may read the database rethinkdb");
        }
        return 0;
    }

    private void servers(Cluster cluster) {
        Rows rows = Rows.of("name", "version", "host", "cache_mb", "started");
        for (JsonNode server : cluster.catalog().system(Catalog.SERVER_STATUS)) {
            JsonNode process = server.path("process");
            rows = rows.with(
                    server.path("name").asText(),
                    process.path("version").asText().replaceFirst("^rethinkdb ([^ ]*).*", "$1"),
                    server.path("network").path("hostname").asText(),
                    Math.round(process.path("cache_size_mb").asDouble()),
                    Times.readable(process.path("time_started"), context.clock().getZone()));
        }
        context.renderer().rows(rows);
    }

    private void issues(Cluster cluster) {
        for (JsonNode issue : cluster.catalog().system("current_issues")) {
            String kind = issue.path("critical").asBoolean() ? "critical issue" : "issue";
            context.renderer()
                    .warning(String.format(
                            Locale.ROOT,
                            "%s: %s",
                            kind,
                            issue.path("description").asText()));
        }
    }
}
