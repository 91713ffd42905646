package io.github.rethinksh.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What clients and a RethinkDB server said to each other, one event a line; see the resources' README. */
record Recording(String name, List<Event> events) {
    /** One message, and its line in the file. A response stands behind the query it answers. */
    record Event(int line, JsonNode content) {
        int connection() {
            return content.path("c").asInt();
        }

        boolean isSent() {
            return content.path("dir").asText().equals(">");
        }

        boolean isQuery() {
            return content.has("q");
        }

        boolean isResponse() {
            return content.has("r");
        }

        long token() {
            return content.path("t").asLong();
        }

        JsonNode query() {
            return content.get("q");
        }

        JsonNode response() {
            return content.get("r");
        }

        /** What a query and its responses have in common, and all of a handshake. */
        String stream() {
            return connection() + "/" + content.path("t").asText("handshake");
        }
    }

    static Recording read(String name) throws IOException {
        List<Event> unsorted = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = Recording.class.getResourceAsStream("/embedded/" + name + ".jsonl")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    unsorted.add(new Event(unsorted.size() + 1, mapper.readTree(line)));
                }
            }
        }
        return new Recording(name, queriesFirst(unsorted));
    }

    /** For each query the response to it: the first response of a stream answers its first query, and so on. */
    Map<Event, Event> responses() {
        Map<String, List<Event>> queries = new HashMap<>();
        Map<Event, Event> responses = new HashMap<>();
        for (Event event : events) {
            if (event.isQuery()) {
                queries.computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                        .add(event);
            } else if (event.isResponse()) {
                responses.put(queries.get(event.stream()).remove(0), event);
            }
        }
        return responses;
    }

    /** The recorder listened at both ends, and now and then it heard an answer before what was asked. */
    private static List<Event> queriesFirst(List<Event> unsorted) {
        List<Event> waiting = new ArrayList<>(unsorted);
        List<Event> sorted = new ArrayList<>();
        Map<String, Integer> unanswered = new HashMap<>();
        while (!waiting.isEmpty()) {
            Event next = waiting.get(0);
            String stream = next.stream();
            if (!next.isSent() && unanswered.getOrDefault(stream, 0) == 0) {
                next = waiting.stream()
                        .filter(later -> later.isSent() && later.stream().equals(stream))
                        .findFirst()
                        .orElseThrow();
            }
            waiting.remove(next);
            unanswered.merge(stream, next.isSent() ? 1 : -1, Integer::sum);
            sorted.add(next);
        }
        return sorted;
    }
}
