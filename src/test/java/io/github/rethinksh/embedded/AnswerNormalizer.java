package io.github.rethinksh.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes out of an answer what differs from run to run and from place to place, so that the rest can be compared. */
final class AnswerNormalizer {
    /** Random ids. The ids of version 5 are made from names: these are the same everywhere, and are compared. */
    private static final Pattern RANDOM_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Map<Pattern, String> IN_TEXTS = Map.of(
            RANDOM_ID,
            "an id",
            Pattern.compile("rethinkdb 2\\.4\\.4.*"),
            "a build",
            Pattern.compile("(?<=\"server_version\":\")2\\.4\\.4[^\"]*"),
            "a version",
            Pattern.compile("(?<=\"authentication\":\")r=[^,]+,s=[^,]+"),
            "a challenge",
            Pattern.compile("(?<=\"authentication\":\")v=[^\"]+"),
            "a signature");

    private static final TextNode CIRCUMSTANCE = TextNode.valueOf("a circumstance");

    /** How many documents a server thinks a table has: RethinkDB guesses. */
    private static final String ESTIMATES = "doc_count_estimates";

    /** Where a server runs, and how it was started. */
    private static final Set<String> CIRCUMSTANCES = Set.of(
            "argv",
            "cache_size_mb",
            "canonical_addresses",
            "cluster_port",
            ESTIMATES,
            "hostname",
            "pid",
            "reql_port",
            "time_connected",
            "time_started");

    private static final Set<String> IN_ORDER_OF_IDS = Set.of("config_changes", "status_changes");

    private static final String NOW = "[103,[]]";
    private static final Pattern TABLE_READ = Pattern.compile("\\[(15|78|182),");
    private static final Pattern ORDERED = Pattern.compile("\\[41,");

    private final String query;

    AnswerNormalizer(JsonNode query) {
        this.query = query.toString();
    }

    JsonNode normalize(JsonNode answer) {
        JsonNode masked = mask(answer);
        if (masked instanceof ObjectNode response && response.path("r").isArray()) {
            response.set("r", query.contains(ESTIMATES) ? CIRCUMSTANCE : sorted((ArrayNode) response.get("r")));
        }
        return masked;
    }

    private ArrayNode sorted(ArrayNode rows) {
        boolean isUnordered =
                TABLE_READ.matcher(query).find() && !ORDERED.matcher(query).find();
        List<JsonNode> sorted = new ArrayList<>();
        rows.forEach(sorted::add);
        if (isUnordered) {
            // The states of a changefeed stay where they are: at the two ends of what it begins with.
            List<JsonNode> documents = new ArrayList<>(
                    sorted.stream().filter(row -> !row.has("state")).toList());
            documents.sort(Comparator.comparing(JsonNode::toString));
            sorted.replaceAll(row -> row.has("state") ? row : documents.remove(0));
        }
        return JsonNodeFactory.instance.arrayNode().addAll(sorted);
    }

    private JsonNode mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> masked.set(field.getKey(), maskField(field)));
            return masked;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> masked.add(mask(item)));
            return masked;
        }
        return node.isTextual() ? TextNode.valueOf(maskText(node.asText())) : node;
    }

    private JsonNode maskField(Map.Entry<String, JsonNode> field) {
        if (IN_ORDER_OF_IDS.contains(field.getKey()) && field.getValue() instanceof ArrayNode changes) {
            List<JsonNode> masked = new ArrayList<>();
            changes.forEach(change -> masked.add(mask(change)));
            masked.sort(Comparator.comparing(JsonNode::toString));
            return JsonNodeFactory.instance.arrayNode().addAll(masked);
        }
        boolean isTheTime = field.getKey().equals("epoch_time") && query.contains(NOW);
        return isTheTime || CIRCUMSTANCES.contains(field.getKey()) ? CIRCUMSTANCE : mask(field.getValue());
    }

    private static String maskText(String text) {
        String masked = text;
        for (Map.Entry<Pattern, String> replacement : IN_TEXTS.entrySet()) {
            masked = replacement.getKey().matcher(masked).replaceAll(replacement.getValue());
        }
        return masked;
    }
}
