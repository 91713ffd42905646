package io.github.rethinksh.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads JSON into values. What comes from a client is checked; what comes from a table is known to be good. */
final class JsonReader {
    /** The server recurses on its own stack, so it has a limit too; no document in real life comes near it. */
    private static final int MAX_DEPTH = 2000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final String NO_NAME = "Missing a name for object member.";
    private static final String NO_COLON = "Missing a colon after a name of object member.";
    private static final String NO_VALUE = "Invalid value.";
    private static final String MORE_VALUES = "The document root must not follow by other values.";
    private static final String TOO_BIG = "Number too big to be stored in double.";
    private static final String LONE_SURROGATE = "The surrogate pair in string is invalid.";
    private static final String MISSING_IN_ARRAY = "Missing a comma or ']' after an array element.";
    private static final String MISSING_IN_OBJECT = "Missing a comma or '}' after an object member.";

    /** Where JSON comes from, and so how far it is trusted. */
    private enum Origin {
        STORED,
        CLIENT,
        TEXT
    }

    private final JsonParser parser;
    private final Origin origin;

    private JsonReader(JsonParser parser, Origin origin) {
        this.parser = parser;
        this.origin = origin;
    }

    static Datum readStored(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return new JsonReader(parser, Origin.STORED).only();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the frame of a query, or a message of a handshake, up to the first zero byte. Pseudo-types are not looked
     * at.
     *
     * @throws IOException when it is not one value in JSON
     * @throws ReqlError when it is one with a key that is in an object twice
     */
    static Datum readMessage(byte[] json) throws IOException {
        int length = 0;
        while (length < json.length && json[length] != 0) {
            length++;
        }
        try (JsonParser parser = FACTORY.createParser(json, 0, length)) {
            return new JsonReader(parser, Origin.CLIENT).only();
        }
    }

    /** Reads what a client passes to {@code r.json}, with the server's texts for what is wrong with it. */
    static Datum readText(String json) {
        if (json.indexOf(0) >= 0) {
            throw ReqlError.logic("Encountered unescaped null byte in JSON string.");
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonReader reader = new JsonReader(parser, Origin.TEXT);
            if (parser.nextToken() == null) {
                throw malformed(json, "The document is empty.");
            }
            Datum value = reader.value();
            if (hasMore(parser)) {
                throw malformed(json, MORE_VALUES);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw malformed(json, reason(json.strip(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasMore(JsonParser parser) throws IOException {
        try {
            return parser.nextToken() != null;
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    private Datum only() throws IOException {
        parser.nextToken();
        Datum value = value();
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "There is more than one value.");
        }
        return value;
    }

    private Datum value() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "The document is empty.");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> Datum.of(text(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getDoubleValue());
            case VALUE_TRUE -> Datum.TRUE;
            case VALUE_FALSE -> Datum.FALSE;
            default -> Datum.NULL;
        };
    }

    private Datum object() throws IOException {
        SortedMap<String, Datum> fields = new TreeMap<>(DatumOrder::compareStrings);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = text(parser.currentName());
            parser.nextToken();
            if (fields.put(key, value()) != null) {
                throw duplicate(key);
            }
        }
        ObjectDatum object = ObjectDatum.of(fields);
        return origin == Origin.TEXT ? PseudoTypes.sanitize(object) : object;
    }

    private ReqlError duplicate(String key) {
        return origin == Origin.TEXT
                ? ReqlError.logic("Duplicate key " + PrettyPrinter.print(Datum.of(key)) + " in JSON.")
                : ReqlError.compile("Duplicate object key: " + key + ".");
    }

    /** The parser lets half of a surrogate pair pass, which cannot be written as UTF-8. */
    private String text(String text) throws JsonParseException {
        if (origin != Origin.STORED && text.codePoints().anyMatch(JsonReader::isSurrogate)) {
            throw new JsonParseException(parser, LONE_SURROGATE);
        }
        return text;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private Datum array() throws IOException {
        List<Datum> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return Datum.of(items);
    }

    private Datum number(double value) throws JsonParseException {
        if (Double.isInfinite(value)) {
            throw new JsonParseException(parser, TOO_BIG);
        }
        return Datum.of(value);
    }

    /** The parser tells where it stopped, not in the words of the server; what it expected there gives them. */
    private static String reason(String json, JsonProcessingException error) {
        String message = error.getOriginalMessage();
        if (message.equals(TOO_BIG) || message.equals(LONE_SURROGATE)) {
            return message;
        }
        if (message.contains("end-of-input") && message.contains("Object")) {
            return cutInObject(json.charAt(json.length() - 1), message);
        }
        if (message.contains("closing quote") || message.contains("in a VALUE_STRING")) {
            return "Missing a closing quotation mark in string.";
        }
        if (message.contains("hex-digit")) {
            return "Incorrect hex digit after \\u escape in string.";
        }
        if (message.contains("character escape") || message.contains("CTRL-CHAR")) {
            return "Invalid escape character in string.";
        }
        if (message.contains("expecting comma") || message.contains("expected close marker")) {
            return message.contains("Array") ? MISSING_IN_ARRAY : MISSING_IN_OBJECT;
        }
        if (message.contains("colon")) {
            return NO_COLON;
        }
        if (message.contains("field name") || message.contains("between Object") || message.contains("FIELD_NAME")) {
            return NO_NAME;
        }
        if (message.contains("Decimal point")) {
            return "Miss fraction part in number.";
        }
        if (message.contains("Exponent indicator")) {
            return "Miss exponent in number.";
        }
        return message.contains("Leading zeroes") ? MORE_VALUES : NO_VALUE;
    }

    private static String cutInObject(char last, String message) {
        return switch (last) {
            case '{', ',' -> NO_NAME;
            case ':' -> NO_VALUE;
            default -> message.contains("between Object") ? NO_COLON : MISSING_IN_OBJECT;
        };
    }

    private static ReqlError malformed(String json, String reason) {
        String shown = json.length() > 40 ? json.substring(0, 37) + "..." : json;
        return ReqlError.logic("Failed to parse \"" + shown + "\" as JSON: " + reason);
    }
}
