package io.github.rethinksh.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rethinksh.archive.format.DocumentDigest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What RethinkDB takes for a primary key, and when two keys are the same to it: a number, a text, a boolean, a time,
 * binary data, or an array of such, in 127 bytes. Two times are the same key whatever their zones, and
 * binary data however its base64 is written. For one thread.
 */
final class KeyRules {
    /** How many bytes a text that is a key may have. */
    static final int MOST_BYTES = 127;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "$reql_type$";
    private static final String ZONE = "timezone";
    private static final String DATA = "data";

    /** No key is written in more bytes than this, and what may be one is small enough to be understood. */
    private static final int LONGEST_TEXT = 1 << 12;

    /** What stands for a number in a key before its digits. */
    private static final int NUMBER_BYTES = 18;

    private final DocumentDigest digest = new DocumentDigest();

    /** What the value between the offsets is that cannot be a key, such as "an object"; empty when it is a key. */
    Optional<String> objection(byte[] bytes, int from, int to) {
        return switch (bytes[from]) {
            case 'n' -> Optional.of("null");
            case '"' -> text(bytes, from, to);
            case '{', '[' -> Optional.ofNullable(nested(bytes, from, to));
            default -> Optional.empty();
        };
    }

    /** Writes the digest of a key, which no other key has, to the start of {@code result}. */
    void digest(byte[] bytes, int from, int to, byte[] result) {
        JsonNode key = mayHoldTypes(bytes, from, to) ? parse(bytes, from, to) : null;
        if (key == null) {
            digest.of(bytes, from, to, result);
            return;
        }
        forgetSpelling(key);
        byte[] text = key.toString().getBytes(StandardCharsets.UTF_8);
        digest.of(text, 0, text.length, result);
    }

    private static Optional<String> text(byte[] bytes, int from, int to) {
        boolean plain = to - from - 2 <= MOST_BYTES;
        for (int i = from; plain && i < to; i++) {
            plain = bytes[i] != '\\';
        }
        if (plain) {
            return Optional.empty();
        }
        if (to - from > LONGEST_TEXT) {
            return Optional.of(tooLong("a text"));
        }
        JsonNode key = parse(bytes, from, to);
        return Optional.ofNullable(size(key) > MOST_BYTES + 1 ? tooLong("a text") : objection(key, false));
    }

    private static String nested(byte[] bytes, int from, int to) {
        boolean array = bytes[from] == '[';
        if (to - from > LONGEST_TEXT) {
            return array ? tooLong("an array") : "an object";
        }
        JsonNode key = parse(bytes, from, to);
        if (key == null) {
            return array ? "an array of such depth" : "an object";
        }
        String objection = objection(key, false);
        return objection == null && size(key) > MOST_BYTES + 1
                ? tooLong(array ? "an array" : "binary data")
                : objection;
    }

    private static String tooLong(String what) {
        return what + " of more than " + MOST_BYTES + " bytes";
    }

    private static String objection(JsonNode key, boolean inArray) {
        if (key.isObject()) {
            return switch (key.path(TYPE).asText()) {
                case "TIME", "BINARY" -> null;
                case "GEOMETRY" -> "a geometry";
                default -> "an object";
            };
        }
        for (JsonNode element : key) {
            String objection = objection(element, true);
            if (objection != null) {
                return inArray ? objection : "an array with " + objection;
            }
        }
        if (key.isTextual() && key.textValue().indexOf(0) >= 0) {
            return "a text with a zero character";
        }
        return key.isNull() ? "null" : null;
    }

    /** How many bytes the server writes for a key. */
    private static int size(JsonNode key) {
        if (key.isTextual()) {
            return 1 + key.textValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (key.isNumber()) {
            return NUMBER_BYTES + key.asText().length();
        }
        if (key.isArray()) {
            int size = 1;
            for (JsonNode element : key) {
                size += size(element) + 1;
            }
            return size;
        }
        if (key.path(TYPE).asText().equals("TIME")) {
            return "PTIME:".length() + size(key.path("epoch_time"));
        }
        return key.isObject() ? "PBINARY:".length() + data(key).length : 2;
    }

    /** Whether it may hold a time or binary data. What is longer is no key. */
    private static boolean mayHoldTypes(byte[] bytes, int from, int to) {
        boolean nested = bytes[from] == '{' || bytes[from] == '[';
        for (int i = from; nested && to - from <= LONGEST_TEXT && i < to; i++) {
            if (bytes[i] == '$' || bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    private static void forgetSpelling(JsonNode key) {
        if (key instanceof ObjectNode object) {
            switch (object.path(TYPE).asText()) {
                case "TIME" -> object.remove(ZONE);
                case "BINARY" -> object.put(DATA, data(object));
                default -> {}
            }
        }
        key.forEach(KeyRules::forgetSpelling);
    }

    /** The data is in base64, which may be broken over lines and lack its end. */
    private static byte[] data(JsonNode binary) {
        String text = binary.path(DATA).asText();
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // The server takes no such document.
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The value; null when it is nested too deeply. */
    private static JsonNode parse(byte[] bytes, int from, int to) {
        try {
            return JSON.readTree(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
