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
}
