package io.github.rethinksh.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Pieces of the server's answers as cells. */
final class Json {
    private Json() {}

    /** The texts of an array; empty for anything else. */
    static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
