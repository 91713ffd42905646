package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** What goes in comes out, and what came out goes in and comes out the same to the byte. */
class RoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldBringRandomDocumentsThroughUnchanged(TestServer first, TestServer second) throws Exception {
        List<String> documents = new RandomDocuments(20131114).all(700);
        Transfers.table(directory.resolve("in"), "test.random", "id", documents);

        roundTrip(first, second, 702);

        assertThat(Transfers.exported(directory.resolve("one"), "test.random").stream()
                        .map(RoundTripTest::meaning))
                .containsExactlyInAnyOrderElementsOf(meanings(documents));
        assertThat(directory.resolve("two/test/random.json"))
                .hasSameBinaryContentAs(directory.resolve("one/test/random.json"));
    }

    @ClusterTest
    void shouldKeepKeysApartThatDifferInTypeOnly(TestServer first, TestServer second) throws Exception {
        Transfers.table(
                directory.resolve("in"),
                "test.random",
                "id",
                List.of(
                        "{\"id\":\"1\",\"is\":\"a string\"}",
                        "{\"id\":1,\"is\":\"a number\"}",
                        "{\"id\":[1],\"is\":\"an array\"}",
                        "{\"id\":[\"1\"],\"is\":\"an array of a string\"}",
                        "{\"id\":true,\"is\":\"a boolean\"}",
                        "{\"id\":\"true\",\"is\":\"a string\"}"));

        roundTrip(first, second, 6);

        assertThat(directory.resolve("two/test/random.json")).hasContent("""
                [
                {"id":[1],"is":"an array"},
                {"id":["1"],"is":"an array of a string"},
                {"id":true,"is":"a boolean"},
                {"id":1,"is":"a number"},
                {"id":"1","is":"a string"},
                {"id":"true","is":"a string"}
                ]
                """);
    }

    private void roundTrip(TestServer first, TestServer second, int documents) {
        try (Cluster one = first.connect();
                Cluster two = second.connect()) {
            ImportResult in = Transfers.load(one, directory.resolve("in"));
            assertThat(in.failures()).isEmpty();
            assertThat(in.total().inserted()).as("%s", in.total()).isEqualTo(documents);
            assertThat(Transfers.export(one, directory.resolve("one")).rows()).isEqualTo(documents);
            assertThat(Transfers.load(two, directory.resolve("one")).total().inserted())
                    .isEqualTo(documents);
            assertThat(Transfers.export(two, directory.resolve("two")).rows()).isEqualTo(documents);
        }
    }

    private static List<Object> meanings(List<String> documents) throws JsonProcessingException {
        List<Object> meanings = new ArrayList<>();
        for (String document : documents) {
            meanings.add(meaning(JSON.readTree(document)));
        }
        return meanings;
    }

    /** The value without the ways in which the same can be written. */
    private static Object meaning(JsonNode node) {
        if (node.isNumber()) {
            // Adding zero makes the negative one positive.
            return node.doubleValue() + 0.0;
        }
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(meaning(element)));
            return elements;
        }
        if (node.path("$reql_type$").asText().equals("BINARY")) {
            byte[] bytes = Base64.getMimeDecoder().decode(node.path("data").textValue());
            return Arrays.toString(bytes);
        }
        if (node.isObject()) {
            TreeMap<String, Object> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), meaning(field.getValue())));
            return fields;
        }
        return node.toString();
    }
}
