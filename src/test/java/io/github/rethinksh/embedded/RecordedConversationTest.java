package io.github.rethinksh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Asks what a real server was asked, and expects what it answered; only ids may differ. */
class RecordedConversationTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Test
    void answersLikeTheRecordedServer() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> exchanges = lines("/embedded/administration.jsonl");
        SoftAssertions answers = new SoftAssertions();
        try (EmbeddedServer server =
                        EmbeddedServer.start(EmbeddedOptions.defaults().withServerName("recorded"));
                RawClient client = RawClient.connect(server)) {
            for (String line : exchanges) {
                JsonNode exchange = mapper.readTree(line);
                JsonNode answer = client.askJson(exchange.get("query"));
                answers.assertThat(mapper.readTree(withoutIds(answer)))
                        .as(exchange.get("query").toString())
                        .isEqualTo(mapper.readTree(withoutIds(exchange.get("response"))));
            }
        }
        assertThat(exchanges).hasSizeGreaterThan(90);
        answers.assertAll();
    }

    private static String withoutIds(JsonNode json) {
        return ID.matcher(json.toString()).replaceAll("id");
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = RecordedConversationTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
