package io.github.rethinksh.command;

import io.github.rethinksh.cluster.ClusterStatus;
import io.github.rethinksh.cluster.ClusterStatus.Issue;
import io.github.rethinksh.cluster.ClusterStatus.Job;
import io.github.rethinksh.cluster.ClusterStatus.Load;
import io.github.rethinksh.cluster.ClusterStatus.Server;
import io.github.rethinksh.cluster.ClusterStatus.TableState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The status of a cluster as a page to look at. */
final class StatusPage {
    private final ClusterStatus status;
    private final List<Load> history;
    private final Instant now;

    /**
     * A page.
     *
     * @param history the loads of the last minutes, the oldest first
     */
    StatusPage(ClusterStatus status, List<Load> history, Instant now) {
        this.status = status;
        this.history = history;
        this.now = now;
    }

    /** Adds the parts to a page, with so many tables at most. */
    Page addTo(Page page, int tables) {
        int all = status.tables().size();
        String remark = all > tables ? "the " + tables + " largest of " + all : "";
        return page.with("issues", "", issues())
                .with("load", "", load())
                .with("servers", "", servers())
                .with("jobs", "", jobs())
                .with("tables", remark, tables(tables));
    }

    private Rows load() {
        return Rows.of("documents", "a_second", "the_last_minutes")
                .with("read", rounded(status.load().reads()), bars(Load::reads))
                .with("written", rounded(status.load().writes()), bars(Load::writes));
    }

    private Shown bars(ToDoubleFunction<Load> value) {
        return Shown.bars(history.stream().map(value::applyAsDouble).toList());
    }

    private Rows servers() {
        Rows rows = Rows.of(
                "server",
                "version",
                "host",
                "up",
                "cache",
                "cache_used",
                "clients",
                "queries_s",
                "reads_s",
                "writes_s");
        for (Server server : status.servers()) {
            rows = rows.with(
                    server.name(),
                    server.version(),
                    server.host(),
                    server.started()
                            .map(start -> seconds(Duration.between(start, now)))
                            .orElse(null),
                    Shown.bytes(server.cache()),
                    Shown.bytes(server.cacheInUse()),
                    server.load().connections(),
                    rounded(server.load().queries()),
                    rounded(server.load().reads()),
                    rounded(server.load().writes()));
        }
        return rows.spare("version")
                .spare("host")
                .spare("cache")
                .spare("cache_used")
                .spare("clients")
                .spare("queries_s");
    }

    private Rows tables(int most) {
        Rows rows = Rows.of("table", "disk", "shards", "replicas", "state", "reads_s", "writes_s");
        for (TableState table : status.tables().stream().limit(most).toList()) {
            rows = rows.with(
                    table.name().toString(),
                    Shown.bytes(table.bytes()),
                    table.shards(),
                    table.replicas(),
                    table.readiness(),
                    rounded(table.load().reads()),
                    rounded(table.load().writes()));
        }
        return rows.spare("shards", 1).spare("replicas", 1).spare("disk");
    }

    private Rows issues() {
        Rows rows = Rows.of("critical", "issue");
        for (Issue issue : status.issues()) {
            rows = rows.with(issue.critical(), issue.description());
        }
        return rows;
    }

    private Rows jobs() {
        Rows rows = Rows.of("job", "for", "progress", "about");
        for (Job job : status.jobs()) {
            rows = rows.with(
                    job.type(),
                    seconds(job.running()),
                    job.progress().isPresent() ? percent(job.progress().getAsDouble()) : null,
                    job.subject());
        }
        return rows;
    }

    private static Shown seconds(Duration time) {
        return new Shown(time.toMillis() / 1000.0, Times.readable(time));
    }

    private static Shown percent(double part) {
        return new Shown(part, String.format(Locale.ROOT, "%.0f %%", part * 100));
    }

    private static long rounded(double number) {
        return Math.round(number);
    }
}
