package io.github.rethinksh.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rethinksh.cluster.ClusterStatus.Job;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The rows of the system table {@code jobs}: https://rethinkdb.com/docs/system-jobs/ */
final class Jobs {
    /** The one query that always runs is the one that asks which do. */
    private static final String THIS_QUERY = "r.db(\"rethinkdb\").table(\"jobs\")";

    private Jobs() {}

    static List<Job> read(List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> !row.path("info").path("query").asText().equals(THIS_QUERY))
                .map(Jobs::job)
                .sorted(Comparator.comparing(Job::running).reversed())
                .toList();
    }

    private static Job job(JsonNode row) {
        JsonNode progress = row.path("info").path("progress");
        return new Job(
                row.path("type").asText(),
                Duration.ofNanos(Math.round(row.path("duration_sec").asDouble() * 1e9)),
                subject(row.path("type").asText(), row.path("info")),
                progress.isNumber() ? OptionalDouble.of(progress.asDouble()) : OptionalDouble.empty());
    }

    /** The server breaks queries into lines; the line breaks of strings are escaped in them. */
    private static String onOneLine(String query) {
        return query.replaceAll("\\s*\\n\\s*\\.", ".").replaceAll("\\s*\\n\\s*", " ");
    }

    private static String subject(String type, JsonNode info) {
        String table = info.path("db").asText() + "." + info.path("table").asText();
        return switch (type) {
            case "query" ->
                info.path("user").asText("") + "@" + info.path("client_address").asText("") + ": "
                        + onOneLine(info.path("query").asText());
            case "index_construction" -> table + ", index " + info.path("index").asText();
            case "backfill" ->
                table + ", from " + info.path("source_server").asText() + " to "
                        + info.path("destination_server").asText();
            default -> info.has("table") ? table : "";
        };
    }
}
