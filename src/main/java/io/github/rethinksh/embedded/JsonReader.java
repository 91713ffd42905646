package io.github.rethinksh.embedded;

import com.fasterxml.jackson.core.JsonFactory;
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

    private static final String MISSING_IN_ARRAY = "Missing a comma or ']' after an array element.";
    private static final String MISSING_IN_OBJECT = "Missing a comma or '}' after an object member.";

    private final JsonParser parser;
    private final boolean checked;

    private JsonReader(JsonParser parser, boolean checked) {
        this.parser = parser;
        this.checked = checked;
    }

    static Datum readStored(byte[] json) {
        try {
            return readPlain(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads without a look at pseudo-types: the frame of a query, or a handshake message. */
    static Datum readPlain(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonReader reader = new JsonReader(parser, false);
            parser.nextToken();
            return reader.value();
        }
    }

    /** Reads what a client passes to {@code r.json}, with the server's texts for what is wrong with it. */
    static Datum readText(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonReader reader = new JsonReader(parser, true);
            if (parser.nextToken() == null) {
                throw malformed(json, "The document is empty.");
            }
            Datum value = reader.value();
            if (parser.nextToken() != null) {
                throw malformed(json, "The document root must not follow by other values.");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw malformed(json, reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Datum value() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "The document is empty.");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> Datum.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getDoubleValue());
            case VALUE_TRUE -> Datum.TRUE;
            case VALUE_FALSE -> Datum.FALSE;
            default -> Datum.NULL;
        };
    }

    private Datum object() throws IOException {
        SortedMap<String, Datum> fields = new TreeMap<>(DatumOrder::compareStrings);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (fields.put(key, value()) != null && checked) {
                throw ReqlError.logic("Duplicate key " + PrettyPrinter.print(Datum.of(key)) + " in JSON.");
            }
        }
        ObjectDatum object = ObjectDatum.of(fields);
        return checked ? PseudoTypes.sanitize(object) : object;
    }

    private Datum array() throws IOException {
        List<Datum> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return Datum.of(items);
    }

    private static Datum number(double value) {
        if (Double.isInfinite(value)) {
            throw ReqlError.logic("Non-finite number: " + (value > 0 ? "inf" : "-inf"));
        }
        return Datum.of(value);
    }

    /** The parser tells where it stopped, not in the words of the server; what it expected there gives them. */
    private static String reason(JsonProcessingException error) {
        String message = error.getOriginalMessage();
        if (message.contains("closing quote")) {
            return "Missing a closing quotation mark in string.";
        }
        if (message.contains("expecting comma") || message.contains("expected close marker")) {
            return message.contains("Array") ? MISSING_IN_ARRAY : MISSING_IN_OBJECT;
        }
        if (message.contains("colon")) {
            return "Missing a colon after a name of object member.";
        }
        if (message.contains("field name") || message.contains("between Object")) {
            return "Missing a name for object member.";
        }
        return "Invalid value.";
    }

    private static ReqlError malformed(String json, String reason) {
        String shown = json.length() > 40 ? json.substring(0, 37) + "..." : json;
        return ReqlError.logic("Failed to parse \"" + shown + "\" as JSON: " + reason);
    }
}
