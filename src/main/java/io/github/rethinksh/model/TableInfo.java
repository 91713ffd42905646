package io.github.rethinksh.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the object that an {@code .info} file holds: what {@code info()} tells of a table, with the answers of
 * {@code index_status} as {@code indexes} and of {@code get_write_hook} as {@code write_hook}.
 */
public final class TableInfo {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TableInfo() {}

    /**
     * Reads a table's info. Indexes that are named only, as before RethinkDB 1.16, have no function.
     *
     * @param name the table; the names inside the object do not count, as the official tools have it
     * @param text the object as text, kept as it is
     * @return the definition, with a null primary key when the object has none
     * @throws IllegalArgumentException saying what is not as it should be
     */
    public static TableDefinition parse(TableName name, JsonNode info, String text) {
        if (!info.isObject()) {
            throw new IllegalArgumentException("it holds no JSON object");
        }
        return new TableDefinition(
                name,
                text(info, "primary_key"),
                indexes(info.path("indexes")),
                writeHook(info.path("write_hook")),
                estimate(info.path("doc_count_estimates")),
                text);
    }

    /** The id in a table's info, by which its cluster knows it; empty when there is none. */
    public static Optional<String> id(String info) {
        if (info == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(info).path("id").textValue());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static List<IndexDefinition> indexes(JsonNode nodes) {
        if (!nodes.isArray() && isThere(nodes)) {
            throw new IllegalArgumentException("indexes is not an array");
        }
        List<IndexDefinition> indexes = new ArrayList<>();
        for (JsonNode node : nodes) {
            indexes.add(index(node));
        }
        return indexes;
    }

    private static IndexDefinition index(JsonNode node) {
        if (node.isTextual()) {
            return new IndexDefinition(node.textValue(), null, false, false, null);
        }
        String name = text(node, "index");
        if (name == null) {
            throw new IllegalArgumentException("an index has no name");
        }
        return new IndexDefinition(
                name,
                text(node.path("function"), "data"),
                node.path("geo").asBoolean(),
                node.path("multi").asBoolean(),
                text(node, "query"));
    }

    private static WriteHook writeHook(JsonNode node) {
        if (!isThere(node)) {
            return null;
        }
        String function = text(node.path("function"), "data");
        if (function == null) {
            throw new IllegalArgumentException("the write hook has no function");
        }
        return new WriteHook(function, text(node, "query"));
    }

    private static long estimate(JsonNode shards) {
        if (!shards.isArray()) {
            return -1;
        }
        long sum = 0;
        for (JsonNode shard : shards) {
            sum += shard.asLong();
        }
        return sum;
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual() && isThere(value)) {
            throw new IllegalArgumentException(field + " is not a string");
        }
        return value.textValue();
    }

    private static boolean isThere(JsonNode node) {
        return !node.isNull() && !node.isMissingNode();
    }
}
