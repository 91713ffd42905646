package io.github.rethinksh.archive.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Steps through the text of well-formed documents without decoding them. */
final class JsonSteps {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonSteps() {}

    /** The text that a string stands for, without its quotes and escapes. */
    static String text(byte[] bytes, int from, int to) {
        try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new UncheckedIOException("the document is not well-formed", e);
        }
    }

    /** In a well-formed object a comma or a colon is as good as white space: what follows shows which it was. */
    static int skipSeparators(byte[] bytes, int from) {
        int i = from;
        while (bytes[i] <= ' ' || bytes[i] == ',' || bytes[i] == ':') {
            i++;
        }
        return i;
    }

    static int valueEnd(byte[] bytes, int from) {
        return switch (bytes[from]) {
            case '"' -> stringEnd(bytes, from);
            case '{', '[' -> containerEnd(bytes, from);
            default -> scalarEnd(bytes, from);
        };
    }

    static int stringEnd(byte[] bytes, int openingQuote) {
        int i = openingQuote + 1;
        while (bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static int containerEnd(byte[] bytes, int from) {
        int depth = 0;
        int i = from;
        do {
            switch (bytes[i]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> i = stringEnd(bytes, i) - 1;
                default -> {}
            }
            i++;
        } while (depth > 0);
        return i;
    }

    private static int scalarEnd(byte[] bytes, int from) {
        int i = from;
        while (bytes[i] > ' ' && bytes[i] != ',' && bytes[i] != '}') {
            i++;
        }
        return i;
    }
}
