package io.github.rethinksh.transfer;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.archive.format.DocumentDigest;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is a key is a key to the server, and what is none is none. */
class KeyRulesTest {
    private static final String TIME = "{\"$reql_type$\":\"TIME\",\"epoch_time\":1.5,\"timezone\":\"%s\"}";
    private static final String POINT = "{\"$reql_type$\":\"GEOMETRY\",\"type\":\"Point\",\"coordinates\":[1,2]}";

    private final KeyRules rules = new KeyRules();

    private static String binary(int length) {
        String data = Base64.getEncoder().encodeToString("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
        return "{\"$reql_type$\":\"BINARY\",\"data\":\"" + data + "\"}";
    }

    private static String text(String character, int times) {
        return '"' + character.repeat(times) + '"';
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : List.of(
                "0",
                "-1.5e300",
                "true",
                "\"\"",
                text("k", 127),
                text("é", 63),
                text("\\u0041", 127),
                TIME.formatted("+00:00"),
                binary(0),
                binary(120),
                "[]",
                "[[1,\"a\"],[true,[]]]",
                "[" + TIME.formatted("+02:00") + "," + text("k", 20) + "]")) {
            values.put(key, "");
        }
        values.put("null", "null");
        values.put("{}", "an object");
        values.put("{\"a\":1}", "an object");
        values.put(POINT, "a geometry");
        values.put("[1,null]", "an array with null");
        values.put("[[{\"a\":1}]]", "an array with an object");
        values.put("[" + POINT + "]", "an array with a geometry");
        values.put("\"a\\u0000b\"", "a text with a zero character");
        values.put("[\"a\\u0000b\"]", "an array with a text with a zero character");
        values.put(text("k", 128), "a text of more than 127 bytes");
        values.put(text("é", 64), "a text of more than 127 bytes");
        values.put(text("\\u0041", 128), "a text of more than 127 bytes");
        values.put(text("k", 9_000), "a text of more than 127 bytes");
        values.put("[" + text("k", 100) + ",1,2]", "an array of more than 127 bytes");
        values.put(binary(121), "binary data of more than 127 bytes");
        return values;
    }

    @ClusterTest
    void shouldTakeForAKeyWhatTheServerTakes(TestServer server) {
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.db("test").tableCreate("keys").run(connection);
            values().forEach((value, objection) -> {
                byte[] json = value.getBytes(StandardCharsets.UTF_8);
                assertThat(rules.objection(json, 0, json.length).orElse(""))
                        .as(value)
                        .isEqualTo(objection);
                assertThat(isTaken(connection, value)).as(value).isEqualTo(objection.isEmpty());
            });
        }
    }

    private static boolean isTaken(Connection connection, String value) {
        Map<?, ?> answer = r.db("test")
                .table("keys")
                .insert(r.json("{\"id\":" + value + "}"))
                .run(connection, Map.class)
                .single();
        return ((Number) answer.get("inserted")).intValue() == 1;
    }

    @ClusterTest
    void shouldHoldTheSameKeysForEqualAsTheServer(TestServer server) {
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.db("test").tableCreate("keys").run(connection);
            String zoned = TIME.formatted("+00:00");
            for (String key : List.of("0", "\"a\"", zoned, "[1,\"a\"]", "[" + zoned + "]")) {
                assertThat(isTaken(connection, key)).as(key).isTrue();
            }
            String data = "{\"$reql_type$\":\"BINARY\",\"data\":\"%s\"}";
            assertThat(isTaken(connection, data.formatted("AAE="))).isTrue();
            assertThat(isTaken(connection, data.formatted("AA\\nE="))).isFalse();
            String other = TIME.formatted("-07:00");
            for (String same : List.of("-0.0", "\"\\u0061\"", other, "[1.0, \"a\"]", "[" + other + "]")) {
                assertThat(isTaken(connection, same)).as(same).isFalse();
            }
        }
        assertThat(digest("-0.0")).isEqualTo(digest("0"));
        assertThat(digest("\"\\u0061\"")).isEqualTo(digest("\"a\"")).isNotEqualTo(digest("\"A\""));
        assertThat(digest("[1.0, \"a\"]")).isEqualTo(digest("[1,\"a\"]")).isNotEqualTo(digest("[\"1\",\"a\"]"));
        assertThat(digest("{\"$reql_type$\":\"BINARY\",\"data\":\"AA\\nE=\"}"))
                .isEqualTo(digest("{\"$reql_type$\":\"BINARY\",\"data\":\"AAE=\"}"))
                .isEqualTo(digest("{\"$reql_type$\":\"BINARY\",\"data\":\"AAE\"}"))
                .isNotEqualTo(digest("{\"$reql_type$\":\"BINARY\",\"data\":\"AAI=\"}"));
        assertThat(digest(TIME.formatted("-07:00"))).isEqualTo(digest(TIME.formatted("+00:00")));
        assertThat(digest("[" + TIME.formatted("-07:00") + "]"))
                .isEqualTo(digest("[" + TIME.formatted("+00:00") + "]"));
    }

    @Test
    void shouldTakeNothingApartThatIsFarTooLarge() {
        byte[] deep = "[".repeat(2_000).concat("]".repeat(2_000)).getBytes(StandardCharsets.US_ASCII);
        assertThat(rules.objection(deep, 0, deep.length)).contains("an array of such depth");

        byte[] large = ("{\"a\":\"" + "x".repeat(10_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
        assertThat(rules.objection(large, 0, large.length)).contains("an object");
    }

    private byte[] digest(String key) {
        byte[] json = key.getBytes(StandardCharsets.UTF_8);
        byte[] digest = new byte[DocumentDigest.LENGTH];
        rules.digest(json, 0, json.length, digest);
        return digest;
    }
}
