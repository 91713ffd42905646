package io.github.rethinksh.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.rethinksh.embedded.Recording.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says to a server what clients said to a recorded one. One query is answered before the next one is sent, but for
 * changefeeds: the answer to those comes when something changed. A cursor that was read to its end is one answer, however
 * its rows were spread over responses.
 */
final class Replayer implements AutoCloseable {
    private static final int CONTINUE = 2;
    private static final int MORE_ROWS_FOLLOW = 3;
    private static final int IS_FEED = 1;

    /** What was asked, what the recorded server answered, and what this one does. */
    record Answer(JsonNode query, JsonNode recorded, JsonNode actual) {}

    private final Recording recording;
    private final String host;
    private final int port;
    private final Map<String, String> passwords;
    private final Map<Event, Event> responses;
    private final Map<Integer, ReplayedConnection> connections = new HashMap<>();
    private final Map<String, Event> starts = new HashMap<>();
    private final Set<String> feeds = new HashSet<>();
    private final Set<String> joined = new HashSet<>();
    private final List<Answer> answers = new ArrayList<>();

    Replayer(Recording recording, String host, int port, Map<String, String> passwords) {
        this.recording = recording;
        this.host = host;
        this.port = port;
        this.passwords = passwords;
        this.responses = recording.responses();
    }

    List<Answer> replay() throws IOException {
        for (Event event : recording.events()) {
            if (event.isQuery()) {
                ask(event);
            } else if (event.isResponse()) {
                if (feeds.contains(event.stream())) {
                    answers.add(answer(event));
                }
            } else if (event.isSent()) {
                connection(event).greet(event, isLetIn(event.connection()));
            } else {
                JsonNode greeting = TextNode.valueOf(connection(event).greeting());
                answers.add(new Answer(
                        TextNode.valueOf("handshake"), event.content().get("hs"), greeting));
            }
        }
        return answers;
    }

    private void ask(Event query) throws IOException {
        Event response = responses.get(query);
        boolean isContinue = query.query().get(0).asInt() == CONTINUE;
        if (isContinue && joined.contains(query.stream()) && response.response().has("n")) {
            return;
        }
        boolean isStart = query.query().size() > 1;
        if (isStart) {
            starts.put(query.stream(), query);
            joined.remove(query.stream());
            feeds.remove(query.stream());
            if (isFeed(response)) {
                feeds.add(query.stream());
            }
        }
        connection(query).send(query);
        if (feeds.contains(query.stream())) {
            return;
        }
        List<Event> batches = isStart ? batches(query) : List.of(response);
        if (batches.size() > 1) {
            joined.add(query.stream());
            answers.add(joinedAnswer(query, batches));
        } else {
            answers.add(answer(response));
        }
    }

    private Answer answer(Event response) throws IOException {
        JsonNode query = starts.getOrDefault(response.stream(), response).query();
        JsonNode actual = connection(response).receive(response.token());
        return new Answer(query == null ? response.content() : query, response.response(), actual);
    }

    private Answer joinedAnswer(Event query, List<Event> batches) throws IOException {
        ReplayedConnection connection = connection(query);
        ObjectNode recorded = batches.get(batches.size() - 1).response().deepCopy();
        recorded.set("r", rows(batches.stream().map(Event::response).toList()));
        List<JsonNode> actualBatches = new ArrayList<>();
        JsonNode batch = connection.receive(query.token());
        while (batch.path("t").asInt() == MORE_ROWS_FOLLOW) {
            actualBatches.add(batch);
            connection.resume(query.token());
            batch = connection.receive(query.token());
        }
        actualBatches.add(batch);
        ObjectNode actual = batch.deepCopy();
        actual.set("r", rows(actualBatches));
        return new Answer(query.query(), recorded, actual);
    }

    private static ArrayNode rows(List<JsonNode> batches) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        batches.forEach(batch -> rows.addAll((ArrayNode) batch.get("r")));
        return rows;
    }

    /** The responses of a cursor that was read to its end; only the first one when it was stopped before. */
    private List<Event> batches(Event start) {
        List<Event> batches = new ArrayList<>();
        for (Event event : recording
                .events()
                .subList(recording.events().indexOf(start), recording.events().size())) {
            if (event.isResponse() && event.stream().equals(start.stream())) {
                batches.add(event);
                if (event.response().path("t").asInt() != MORE_ROWS_FOLLOW) {
                    return isStopped(start, batches.size()) ? batches.subList(0, 1) : batches;
                }
            }
        }
        throw new IllegalArgumentException("no answer to " + start);
    }

    /** Whether there is another thing than CONTINUE among the queries that made a cursor send that many responses. */
    private boolean isStopped(Event start, int count) {
        return recording.events().stream()
                .dropWhile(event -> event.line() != start.line())
                .filter(event -> event.isQuery() && event.stream().equals(start.stream()))
                .skip(1)
                .limit(count - 1L)
                .anyMatch(event -> event.query().get(0).asInt() != CONTINUE);
    }

    private static boolean isFeed(Event response) {
        for (JsonNode note : response.response().path("n")) {
            if (note.asInt() == IS_FEED) {
                return true;
            }
        }
        return false;
    }

    private boolean isLetIn(int connection) {
        return recording.events().stream()
                .noneMatch(event -> event.connection() == connection
                        && event.content().path("hs").asText().contains("\"success\":false"));
    }

    private ReplayedConnection connection(Event event) throws IOException {
        ReplayedConnection connection = connections.get(event.connection());
        if (connection == null) {
            connection = new ReplayedConnection(RawClient.silent(host, port), passwords);
            connections.put(event.connection(), connection);
        }
        return connection;
    }

    @Override
    public void close() throws IOException {
        for (ReplayedConnection connection : connections.values()) {
            connection.close();
        }
    }
}
