package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.JsonBytes;
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
        int i = JsonSteps.skipSeparators(bytes, JsonSteps.skipSeparators(bytes, from) + 1);
        while (i < to && bytes[i] != '}') {
            int nameEnd = JsonBytes.stringEnd(bytes, i);
            int start = JsonSteps.skipSeparators(bytes, nameEnd);
            int end = JsonBytes.valueEnd(bytes, start);
            if (isName(bytes, i, nameEnd)) {
                found = true;
                valueStart = start;
                valueEnd = end;
            }
            i = JsonSteps.skipSeparators(bytes, end);
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

    /** The value that was found last, as JSON text, when it was found in these bytes. */
    public String text(byte[] bytes) {
        return new String(bytes, valueStart, valueEnd - valueStart, StandardCharsets.UTF_8);
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
                return JsonSteps.text(bytes, openingQuote, end).equals(name);
            }
        }
        return false;
    }
}
