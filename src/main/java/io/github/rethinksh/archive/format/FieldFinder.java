package io.github.rethinksh.archive.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.rethinksh.model.DocumentBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the value of one top-level field in documents without decoding them, such as the primary key. Where a document
 * has the field twice, the last one counts, as it does for most readers of JSON. For one thread at a time: a find leaves
 * its result in the finder, so that looking through millions of documents makes no objects.
 *
 * <p>The documents have to be well-formed JSON objects, as a {@link JsonDocumentReader} or a server gives them.
 */
public final class FieldFinder {
    private static final JsonFactory JSON = new JsonFactory();

    private final String name;
    private final byte[] plainName;
    private int valueStart;
    private int valueEnd;

    /** A finder for the field of this name, unescaped. */
    public FieldFinder(String name) {
        this.name = name;
        this.plainName = name.getBytes(StandardCharsets.UTF_8);
    }

    /** Looks for the field in document {@code i} of a batch: see {@link #find(byte[], int, int)}. */
    public boolean find(DocumentBatch batch, int i) {
        return find(batch.bytes(), batch.start(i), batch.end(i));
    }

    /**
     * Looks for the field in the document that lies between the offsets.
     *
     * @return whether it is there; if so, {@link #start()} and {@link #end()} say where its value lies
     */
    public boolean find(byte[] bytes, int from, int to) {
        boolean found = false;
        int i = skipSeparators(bytes, skipSeparators(bytes, from) + 1);
        while (i < to && bytes[i] != '}') {
            int nameEnd = stringEnd(bytes, i);
            int start = skipSeparators(bytes, nameEnd);
            int end = valueEnd(bytes, start);
            if (isName(bytes, i, nameEnd)) {
                found = true;
                valueStart = start;
                valueEnd = end;
            }
            i = skipSeparators(bytes, end);
        }
        return found;
    }

    /** Where the value that was found last begins. */
    public int start() {
        return valueStart;
    }

    /** Where the value that was found last ends, exclusive. */
    public int end() {
        return valueEnd;
    }

    private boolean isName(byte[] bytes, int openingQuote, int end) {
        int start = openingQuote + 1;
        int length = end - 1 - start;
        if (Arrays.equals(bytes, start, end - 1, plainName, 0, plainName.length)) {
            return true;
        }
        // An escape is longer than what it stands for.
        if (length <= plainName.length) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\\') {
                return decode(bytes, openingQuote, end).equals(name);
            }
        }
        return false;
    }

    private static String decode(byte[] bytes, int from, int to) {
        try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new UncheckedIOException("the document is not well-formed", e);
        }
    }

    /** In a well-formed object a comma or a colon is as good as white space: what follows shows which it was. */
    private static int skipSeparators(byte[] bytes, int from) {
        int i = from;
        while (bytes[i] <= ' ' || bytes[i] == ',' || bytes[i] == ':') {
            i++;
        }
        return i;
    }

    private static int valueEnd(byte[] bytes, int from) {
        return switch (bytes[from]) {
            case '"' -> stringEnd(bytes, from);
            case '{', '[' -> containerEnd(bytes, from);
            default -> scalarEnd(bytes, from);
        };
    }

    private static int stringEnd(byte[] bytes, int openingQuote) {
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
