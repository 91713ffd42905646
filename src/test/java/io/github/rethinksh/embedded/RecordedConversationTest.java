package io.github.rethinksh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rethinksh.embedded.Replayer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Asks what real servers were asked, and expects what they answered. What may differ is what {@link AnswerNormalizer}
 * takes out of an answer, and what is listed here.
 */
class RecordedConversationTest {
    /** What of an answer is compared although it differs. */
    private enum Compared {
        NOTHING,
        NUMBER_OF_ROWS
    }

    /** A query whose answer differs, and why that is right. */
    private record Difference(String recording, String term, Compared compared, String reason) {}

    private static final String BY_HASH = "RethinkDB reads a table in the order of hashes of its keys";

    /** Terms with single quotes for double ones. */
    private static final List<Difference> DIFFERENCES = List.of(
            rows("queries", "[71,[[15,[[14,['wire']],'a']],2]]", BY_HASH),
            rows("queries", "[81,[[15,[[14,['wire']],'a']],2]]", "a sample is random"),
            rows("queries", "[71,[[170,[[15,[[14,['wire']],'a']],'id']],3]]", BY_HASH),
            rows("queries", "[71,[[33,[[15,[[14,['wire']],'a']],'id']],2]]", BY_HASH),
            rows("queries", "[71,[[70,[[15,[[14,['wire']],'a']],3]],1]]", BY_HASH),
            rows("queries", "[71,[[34,[[15,[[14,['wire']],'a']],'n']],1]]", BY_HASH),
            all("queries", "[170,[[45,[[15,[[14,['wire']],'a']],0]],'nope']]", BY_HASH),
            all("queries", "[78,[[15,[[14,['wire']],'a']],2],{'index':'x2'}]", "the index was still being renamed"),
            all("queries", "[11,['1+1']]", "there is no JavaScript in the JVM"),
            all("cursors", "[15,[[14,['test']],'foo']]", BY_HASH + ", and cuts it there"));

    private static final String PASSWORD = "read only";
    private static final Map<String, String> PASSWORDS =
            Map.of("reader", PASSWORD, "ann", PASSWORD, "ben", PASSWORD, "cal", PASSWORD, "dan", PASSWORD);

    @ParameterizedTest
    @ValueSource(strings = {"administration", "permissions", "values", "writes"})
    void shouldAnswerAsANewServerDid(String recording) throws IOException {
        compare(recording, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"queries", "dump"})
    void shouldAnswerAsAServerWithDataDid(String recording) throws IOException {
        compare(recording, seed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursors", "restore", "handshake-v0_4"})
    void shouldAnswerAsAServerWithManyTablesDid(String recording) throws IOException {
        List<String> queries = seed();
        queries.addAll(List.of("[1,[57,[\"many\"]]]", "[1,[60,[\"big\"]]]", "[1,[60,[\"t2\"]]]"));
        for (int i = 0; i < 100; i++) {
            queries.add("[1,[60,[[14,[\"many\"]],\"t%04d\"]]]".formatted(i));
        }
        compare(recording, queries);
    }

    private static void compare(String name, List<String> beginning) throws IOException {
        List<Difference> known = DIFFERENCES.stream()
                .filter(difference -> difference.recording.equals(name))
                .toList();
        Set<Difference> seen = new HashSet<>();
        List<Answer> wrong = new ArrayList<>();
        for (Answer answer : replay(name, beginning)) {
            if (!isRight(answer)) {
                Optional<Difference> reason = known.stream()
                        .filter(difference -> explains(difference, answer))
                        .findFirst();
                reason.ifPresentOrElse(seen::add, () -> wrong.add(answer));
            }
        }
        assertThat(wrong).as("answers that differ").isEmpty();
        assertThat(seen).as("differences that are still there").containsExactlyInAnyOrderElementsOf(known);
    }

    private static List<Answer> replay(String name, List<String> beginning) throws IOException {
        Recording recording = Recording.read(name);
        try (EmbeddedServer server =
                EmbeddedServer.start(EmbeddedOptions.defaults().withServerName("vm_and"))) {
            fill(server, beginning);
            try (Replayer replayer = new Replayer(recording, server.host(), server.port(), PASSWORDS)) {
                return replayer.replay();
            }
        }
    }

    /** The queries that make what a recorded server held before the conversation. */
    private static List<String> seed() throws IOException {
        List<String> queries = new ArrayList<>();
        Recording.read("seed")
                .events()
                .forEach(event -> queries.add(event.query().toString()));
        return queries;
    }

    private static void fill(EmbeddedServer server, List<String> queries) throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            for (String query : queries) {
                assertThat(client.ask(1, query)).startsWith("{\"t\":1,").contains("\"r\":[{");
            }
        }
    }

    private static Difference rows(String recording, String term, String reason) {
        return new Difference(recording, term, Compared.NUMBER_OF_ROWS, reason);
    }

    private static Difference all(String recording, String term, String reason) {
        return new Difference(recording, term, Compared.NOTHING, reason);
    }

    private static boolean isRight(Answer answer) {
        AnswerNormalizer normalizer = new AnswerNormalizer(answer.query());
        return normalizer.normalize(answer.recorded()).equals(normalizer.normalize(answer.actual()));
    }

    private static boolean explains(Difference difference, Answer answer) {
        return difference.term.equals(answer.query().path(1).toString().replace('"', '\''))
                && switch (difference.compared) {
                    case NOTHING -> true;
                    case NUMBER_OF_ROWS -> rows(answer.recorded()) == rows(answer.actual());
                };
    }

    private static int rows(JsonNode response) {
        JsonNode result = response.path("r");
        return result.path(0).isArray() ? result.path(0).size() : result.size();
    }
}
