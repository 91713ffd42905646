package io.github.rethinksh.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rethinksh.embedded.Recording.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection that says what a recorded one said; what depends on a server's nonce it works out anew. */
final class ReplayedConnection implements AutoCloseable {
    private final ObjectMapper mapper = new ObjectMapper();
    private final RawClient client;
    private final Map<String, String> passwords;
    private final Map<Long, Deque<JsonNode>> early = new HashMap<>();
    private ScramClient scram;
    private String user;
    private String challenge;

    /** Passwords by user; who is not among them has an empty one. */
    ReplayedConnection(RawClient client, Map<String, String> passwords) {
        this.client = client;
        this.passwords = passwords;
    }

    /** Sends an event of the handshake. */
    void greet(Event event, boolean isLetIn) throws IOException {
        JsonNode content = event.content();
        if (content.has("magic")) {
            client.writeIntegers(Integer.decode(content.get("magic").asText()));
        } else if (content.has("auth_key_len")) {
            int length = content.get("auth_key_len").asInt();
            client.writeIntegers(length);
            client.writeBytes("k".repeat(length).getBytes(StandardCharsets.US_ASCII));
            client.writeIntegers(Integer.decode(content.get("proto").asText()));
        } else {
            authenticate((ObjectNode) mapper.readTree(content.get("hs").asText()), isLetIn);
        }
    }

    /** Receives a message of the handshake. */
    String greeting() throws IOException {
        String message = client.readMessage();
        if (message.startsWith("{")) {
            challenge = mapper.readTree(message).path("authentication").asText();
        }
        return message;
    }

    private void authenticate(ObjectNode message, boolean isLetIn) throws IOException {
        String authentication = message.get("authentication").asText();
        if (scram == null) {
            scram = new ScramClient(authentication);
            user = List.of(authentication.split(",")).get(2).substring("n=".length());
        } else {
            String password = isLetIn ? passwords.getOrDefault(user, "") : "not the password";
            try {
                message.put("authentication", scram.last(challenge, password));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        client.writeMessage(message.toString());
    }

    void send(Event query) throws IOException {
        client.send(query.token(), query.query().toString());
    }

    /** Asks for more of what a token began. */
    void resume(long token) throws IOException {
        client.send(token, "[2]");
    }

    /** The next response to a token; those to others are kept for later. */
    JsonNode receive(long token) throws IOException {
        Deque<JsonNode> kept = early.computeIfAbsent(token, none -> new ArrayDeque<>());
        while (kept.isEmpty()) {
            RawClient.Frame frame = client.receiveFrame();
            early.computeIfAbsent(frame.token(), none -> new ArrayDeque<>()).add(mapper.readTree(frame.json()));
        }
        return kept.remove();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
