package io.github.rethinksh.archive.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFileTest {
    private static final Manifest MANIFEST = Manifest.start(
                    "rethinksh 1.0", "rethinkdb 2.4.4", Instant.parse("2026-11-21T10:15:30Z"))
            .asking(List.of(new TableName("test", "foo"), new TableName("shop", "orders")))
            .with(new WrittenTable(new TableName("shop", "orders"), "id", "shop/orders.json", 66, 7647, "0a1b"))
            .withPrimaryKeys(Map.of("test.foo", "key"));

    private static final String TEXT = """
            {
              "format" : 1,
              "tool" : "rethinksh 1.0",
              "server" : "rethinkdb 2.4.4",
              "started" : "2026-11-21T10:15:30Z",
              "finished" : null,
              "tables" : [
                {
                  "table" : "shop.orders",
                  "primary_key" : "id",
                  "file" : "shop/orders.json",
                  "rows" : 66,
                  "bytes" : 7647,
                  "sha256" : "0a1b"
                }
              ],
              "pending" : [
                "test.foo"
              ],
              "primary_keys" : {
                "test.foo" : "key"
              }
            }
            """;

    @Test
    void shouldWriteAndRead() {
        assertThat(new String(ManifestFile.content(MANIFEST), UTF_8)).isEqualTo(TEXT);
        assertThat(parse(TEXT)).isEqualTo(MANIFEST);
        Manifest finished = MANIFEST.finishedAt(Instant.parse("2026-11-21T10:16:00.5Z"));
        assertThat(ManifestFile.parse("m", ManifestFile.content(finished))).isEqualTo(finished);
    }

    @Test
    void shouldKeepTheHashesOfDocumentsAndDefinition() {
        WrittenTable orders = MANIFEST.tables().get(0);
        Manifest hashed = MANIFEST.with(orders.withContent("0c1d").withDefinition("0e1f"));
        String text = new String(ManifestFile.content(hashed), UTF_8);
        assertThat(text)
                .contains("\"sha256\" : \"0a1b\",\n      \"content\" : \"0c1d\",\n      \"definition\" : \"0e1f\"\n");
        assertThat(parse(text)).isEqualTo(hashed).isNotEqualTo(MANIFEST);
    }

    @Test
    void shouldTolerateFieldsThatItDoesNotKnow() {
        assertThat(parse(TEXT.replace("\"tool\"", "\"weather\" : {\"sun\" : true},\n  \"tool\"")))
                .isEqualTo(MANIFEST);
    }

    @Test
    void shouldRefuseANewerFormat() {
        assertThatThrownBy(() -> parse("{\"format\": 2, \"anything\": []}"))
                .isInstanceOf(ShellException.class)
                .hasMessage("m is of format 2; this version reads format 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"format\": 1", "{\"format\":1,\"tables\":[{\"table\":\"nonsense\"}]}"})
    void shouldRefuseABrokenOne(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ShellException.class)
                .hasMessageStartingWith("m is broken: ");
    }

    @Test
    void shouldRefuseTimesThatAreNone() {
        assertThatThrownBy(() -> parse(TEXT.replace("2026-11-21T10:15:30Z", "yesterday")))
                .hasMessageStartingWith("m is broken: ");
    }

    private static Manifest parse(String text) {
        return ManifestFile.parse("m", text.getBytes(UTF_8));
    }
}
