package io.github.rethinksh.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Measures distances between primary keys, in the order that the server gives them: numbers, strings, times, and arrays of
 * such that differ in one element. Keys come and go as JSON text. What it finds is a guess at where a part of a table
 * ends; that the parts fit together does not depend on it. Not safe for several threads.
 */
final class KeyMeasure {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "epoch_time";

    private final KeyAlphabet alphabet = new KeyAlphabet();

    /** Learns from a key what the keys of this table look like. */
    void see(String key) {
        see(parse(key));
    }

    private void see(JsonNode key) {
        if (key.isTextual()) {
            alphabet.see(key.textValue());
        } else if (key.isArray()) {
            key.forEach(this::see);
        }
    }

    /**
     * A key that lies as far behind {@code from} as {@code times} the way from {@code first} to {@code last}.
     *
     * @return the key, behind {@code from} for sure; empty when there is no way to tell
     */
    Optional<String> beyond(String from, String first, String last, double times) {
        JsonNode start = parse(from);
        JsonNode target = beyond(start, parse(first), parse(last), times);
        return target != null && isBefore(start, target) ? Optional.of(target.toString()) : Optional.empty();
    }

    /** Whether one key comes before another, as far as that can be told; if it cannot, it does not. */
    boolean isBefore(String key, String other) {
        return isBefore(parse(key), parse(other));
    }

    private JsonNode beyond(JsonNode from, JsonNode first, JsonNode last, double times) {
        if (from.isNumber() && first.isNumber() && last.isNumber()) {
            double target = from.doubleValue() + (last.doubleValue() - first.doubleValue()) * times;
            return Double.isFinite(target) ? DoubleNode.valueOf(target) : null;
        }
        if (from.isTextual() && first.isTextual() && last.isTextual()) {
            String target = alphabet.beyond(from.textValue(), first.textValue(), last.textValue(), times);
            return target == null ? null : TextNode.valueOf(target);
        }
        if (from.isArray() && first.isArray() && last.isArray()) {
            return beyondArray(from, first, last, times);
        }
        if (from.has(TIME) && first.has(TIME) && last.has(TIME)) {
            JsonNode seconds = beyond(from.get(TIME), first.get(TIME), last.get(TIME), times);
            return seconds == null ? null : ((ObjectNode) from.deepCopy()).set(TIME, seconds);
        }
        return null;
    }

    private JsonNode beyondArray(JsonNode from, JsonNode first, JsonNode last, double times) {
        int i = 0;
        while (i < from.size() && i < last.size() && last.get(i).equals(first.get(i))) {
            if (!from.get(i).equals(last.get(i))) {
                return null;
            }
            i++;
        }
        if (i >= from.size() || i >= first.size() || i >= last.size()) {
            return null;
        }
        JsonNode element = beyond(from.get(i), first.get(i), last.get(i), times);
        if (element == null) {
            return null;
        }
        ArrayNode target = JsonNodeFactory.instance.arrayNode();
        for (int j = 0; j < i; j++) {
            target.add(from.get(j));
        }
        return target.add(element);
    }

    private static boolean isBefore(JsonNode key, JsonNode other) {
        if (key.isNumber() && other.isNumber()) {
            return key.doubleValue() < other.doubleValue();
        }
        if (key.isTextual() && other.isTextual()) {
            return Arrays.compareUnsigned(bytes(key), bytes(other)) < 0;
        }
        if (key.has(TIME) && other.has(TIME)) {
            return isBefore(key.get(TIME), other.get(TIME));
        }
        if (!key.isArray() || !other.isArray()) {
            return false;
        }
        for (int i = 0; i < Math.min(key.size(), other.size()); i++) {
            if (!key.get(i).equals(other.get(i))) {
                return isBefore(key.get(i), other.get(i));
            }
        }
        return key.size() < other.size();
    }

    private static byte[] bytes(JsonNode text) {
        return text.textValue().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String key) {
        try {
            return JSON.readTree(key);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a key: " + key, e);
        }
    }
}
