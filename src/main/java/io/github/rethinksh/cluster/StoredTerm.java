package io.github.rethinksh.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rethinkdb.gen.proto.TermType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The body of a function as servers from 2.2 write it: JSON in UTF-8, each term an array of its type, its arguments, its
 * options and its place in the query. A server looks at no piece before it uses it.
 */
final class StoredTerm {
    /** A server that writes the query of a function nested much deeper ends for want of stack. */
    private static final int GREATEST_DEPTH = 500;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(GREATEST_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StoredTerm() {}

    static void check(byte[] body) throws MalformedFunctionException {
        term(json(body));
    }

    static JsonNode json(byte[] body) throws MalformedFunctionException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode node = JSON.readTree(text);
            if (node.isMissingNode()) {
                throw new MalformedFunctionException("its body is not JSON");
            }
            return node;
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw new MalformedFunctionException("its body is not JSON", e);
        }
    }

    static TermType type(long number) throws MalformedFunctionException {
        TermType type = number == (int) number ? TermType.maybeFromValue((int) number) : null;
        if (type == null) {
            throw new MalformedFunctionException("its body has a term of the unknown type " + number);
        }
        return type;
    }

    private static void term(JsonNode term) throws MalformedFunctionException {
        int last = term.size() - 1;
        if (!term.isArray() || last < 1 || !isNumber(term.get(0)) || !isNumber(term.get(last))) {
            throw notATerm();
        }
        if (type(term.get(0).asLong()) == TermType.DATUM) {
            require(last == 2);
            value(term.get(1), 0);
            return;
        }
        boolean hasArguments = term.get(1).isArray();
        boolean hasOptions = term.get(last - 1).isObject();
        require(last == 1 + (hasArguments ? 1 : 0) + (hasOptions ? 1 : 0));
        for (int i = 1; i < last; i++) {
            for (JsonNode child : term.get(i)) {
                term(child);
            }
        }
    }

    private static void value(JsonNode value, int depth) throws MalformedFunctionException {
        if (depth > StoredValue.GREATEST_DEPTH) {
            throw new MalformedFunctionException("its body is nested too deeply");
        }
        for (JsonNode child : value) {
            value(child, depth + 1);
        }
    }

    private static boolean isNumber(JsonNode node) {
        return node.isInt() && node.asInt() >= 0;
    }

    private static void require(boolean condition) throws MalformedFunctionException {
        if (!condition) {
            throw notATerm();
        }
    }

    private static MalformedFunctionException notATerm() {
        return new MalformedFunctionException("its body has something that is not a term");
    }
}
