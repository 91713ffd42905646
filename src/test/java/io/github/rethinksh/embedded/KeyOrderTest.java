package io.github.rethinksh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    /** Keys in the order in which a real server lists them. */
    private static final List<String> KEYS = List.of(
            "[]",
            "[[1]]",
            "[1]",
            "[1,\"two\"]",
            "[2]",
            "[\"a\"]",
            "false",
            "true",
            "-1e300",
            "-2",
            "-1.5",
            "0",
            "1e-7",
            "1",
            "3.25",
            "10",
            "9007199254740992",
            "{\"$reql_type$\":\"BINARY\",\"data\":\"AAH/\"}",
            "{\"$reql_type$\":\"BINARY\",\"data\":\"AQ==\"}",
            "{\"$reql_type$\":\"TIME\",\"epoch_time\":-5,\"timezone\":\"+00:00\"}",
            "{\"$reql_type$\":\"TIME\",\"epoch_time\":7,\"timezone\":\"-07:00\"}",
            "\"\"",
            "\"A\"",
            "\"a\"",
            "\"aa\"",
            "\"ž\"",
            "\"東\"",
            "\"\uff5e\"",
            "\"🦀\"");

    private final EmbeddedServer server = EmbeddedServer.start();
    private RawClient client;

    @BeforeEach
    void fill() throws IOException {
        client = RawClient.connect(server);
        client.run("[60,[\"t\"]]");
        List<String> rows = new ArrayList<>(KEYS);
        Collections.shuffle(rows, new Random(7));
        for (String key : rows) {
            String document = "{\"id\":" + key + ",\"copy\":" + key + "}";
            client.run("[56,[[15,[\"t\"]],[98,[" + quoted(document) + "]]]]");
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void shouldOrderPrimaryKeysOfAllTypes() throws IOException {
        assertThat(client.run("[170,[[41,[[15,[\"t\"]]],{\"index\":\"id\"}],\"id\"]]"))
                .isEqualTo("{\"t\":2,\"r\":[" + String.join(",", KEYS) + "],\"n\":[]}");
    }

    @Test
    void shouldOrderSecondaryKeysTheSame() throws IOException {
        client.run("[75,[[15,[\"t\"]],\"copy\"]]");
        assertThat(client.run("[170,[[41,[[15,[\"t\"]]],{\"index\":\"copy\"}],\"id\"]]"))
                .isEqualTo("{\"t\":2,\"r\":[" + String.join(",", KEYS) + "],\"n\":[]}");
    }

    @Test
    void shouldOrderValuesTheSame() throws IOException {
        assertThat(client.run("[170,[[41,[[15,[\"t\"]],\"copy\"]],\"id\"]]"))
                .isEqualTo("{\"t\":1,\"r\":[[" + String.join(",", KEYS) + "]]}");
    }

    @Test
    void shouldReadARangeBetweenTypes() throws IOException {
        String range = "[182,[[15,[\"t\"]],true,3.25],{\"left_bound\":\"open\",\"right_bound\":\"closed\"}]";
        assertThat(client.run("[170,[[41,[" + range + "],{\"index\":\"id\"}],\"id\"]]"))
                .isEqualTo("{\"t\":2,\"r\":[-1e300,-2,-1.5,0,1e-7,1,3.25],\"n\":[]}");
    }

    @Test
    void shouldReadCompoundKeysByTheirBeginning() throws IOException {
        String range = "[182,[[15,[\"t\"]],[2,[1,[180,[]]]],[2,[1,[181,[]]]]]]";
        assertThat(client.run("[170,[[41,[" + range + "],{\"index\":\"id\"}],\"id\"]]"))
                .isEqualTo("{\"t\":2,\"r\":[[1,\"two\"]],\"n\":[]}");
    }

    private static String quoted(String json) {
        return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
