package io.github.rethinksh.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rethinksh.cluster.ClusterStatus.Load;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of the system table {@code stats}, whose ids tell what they are about. */
final class Statistics {
    private static final Load NONE = new Load(0, 0, 0, 0);

    private final Map<List<String>, Load> loads = new HashMap<>();
    private final Map<String, Long> cacheByServer = new HashMap<>();
    private final Map<String, Long> bytesByTable = new HashMap<>();

    Statistics(List<JsonNode> rows) {
        rows.forEach(this::add);
    }

    Load cluster() {
        return loads.getOrDefault(List.of("cluster"), NONE);
    }

    Load server(String id) {
        return loads.getOrDefault(List.of("server", id), NONE);
    }

    Load table(String id) {
        return loads.getOrDefault(List.of("table", id), NONE);
    }

    /** What the tables take of the cache of a server, in bytes. */
    long cacheInUse(String server) {
        return cacheByServer.getOrDefault(server, 0L);
    }

    /** What a table takes on all disks, in bytes. */
    long bytes(String table) {
        return bytesByTable.getOrDefault(table, 0L);
    }

    static Load load(JsonNode row) {
        JsonNode engine = row.path("query_engine");
        return new Load(
                engine.path("queries_per_sec").asDouble(),
                engine.path("read_docs_per_sec").asDouble(),
                engine.path("written_docs_per_sec").asDouble(),
                engine.path("client_connections").asInt());
    }

    private void add(JsonNode row) {
        JsonNode id = row.path("id");
        if (id.path(0).asText().equals("table_server")) {
            JsonNode storage = row.path("storage_engine");
            long cached = storage.path("cache").path("in_use_bytes").asLong();
            cacheByServer.merge(id.path(2).asText(), cached, Long::sum);
            bytesByTable.merge(id.path(1).asText(), bytes(storage.path("disk").path("space_usage")), Long::sum);
        } else {
            loads.put(texts(id), load(row));
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static long bytes(JsonNode usage) {
        long sum = 0;
        for (JsonNode part : usage) {
            sum += part.asLong();
        }
        return sum;
    }
}
