package io.github.rethinksh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteTest {
    private static final String TABLE = "[15,[\"t\"]]";

    private final EmbeddedServer server = EmbeddedServer.start();
    private RawClient client;

    @BeforeEach
    void fill() throws IOException {
        client = RawClient.connect(server);
        client.run("[60,[\"t\"]]");
        client.run("[56,[" + TABLE + ",{\"id\":1,\"a\":1}]]");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void shouldKeepTheOldDocumentOnConflict() throws IOException {
        assertThat(insert("{\"id\":1,\"b\":2}", "{}"))
                .isEqualTo(
                        "{\"t\":1,\"r\":[{\"deleted\":0,\"errors\":1,\"first_error\":\"Duplicate primary key `id`:\\n"
                                + "{\\n\\t\\\"a\\\":\\t1,\\n\\t\\\"id\\\":\\t1\\n}\\n{\\n\\t\\\"b\\\":\\t2,\\n\\t\\\"id\\\":\\t1\\n}\","
                                + "\"inserted\":0,\"replaced\":0,\"skipped\":0,\"unchanged\":0}]}");
        assertThat(stored()).isEqualTo("{\"t\":1,\"r\":[{\"a\":1,\"id\":1}]}");
    }

    @Test
    void shouldReplaceOnConflict() throws IOException {
        insert("{\"id\":1,\"b\":2}", "{\"conflict\":\"replace\"}");
        assertThat(stored()).isEqualTo("{\"t\":1,\"r\":[{\"b\":2,\"id\":1}]}");
    }

    @Test
    void shouldUpdateOnConflict() throws IOException {
        insert("{\"id\":1,\"b\":2}", "{\"conflict\":\"update\"}");
        assertThat(stored()).isEqualTo("{\"t\":1,\"r\":[{\"a\":1,\"b\":2,\"id\":1}]}");
    }

    @Test
    void shouldAskAFunctionOnConflict() throws IOException {
        String sum =
                "[69,[[2,[1,2,3]],{\"id\":[10,[1]],\"sum\":[24,[[170,[[10,[2]],\"a\"]],[170,[[10,[3]],\"a\"]]]]}]]";
        insert("{\"id\":1,\"a\":41}", "{\"conflict\":" + sum + "}");
        assertThat(stored()).isEqualTo("{\"t\":1,\"r\":[{\"id\":1,\"sum\":42}]}");
    }

    @Test
    void shouldTellUnchangedDocumentsFromReplacedOnes() throws IOException {
        assertThat(insert("{\"id\":1,\"a\":1}", "{\"conflict\":\"replace\",\"return_changes\":true}"))
                .isEqualTo("{\"t\":1,\"r\":[{\"changes\":[],\"deleted\":0,\"errors\":0,\"inserted\":0,\"replaced\":0,"
                        + "\"skipped\":0,\"unchanged\":1}]}");
    }

    @Test
    void shouldRunTheWriteHook() throws IOException {
        client.run("[189,[" + TABLE + ",[69,[[2,[1,2,3]],[65,[[17,[[10,[3]],null]],null,"
                + "[35,[[10,[3]],{\"hooked\":true}]]]]]]]]");
        insert("{\"id\":2}", "{}");
        insert("{\"id\":3}", "{\"ignore_write_hook\":true}");
        assertThat(client.run("[41,[" + TABLE + ",\"id\"]]"))
                .isEqualTo("{\"t\":1,\"r\":[[{\"a\":1,\"id\":1},{\"hooked\":true,\"id\":2},{\"id\":3}]]}");
        assertThat(client.run("[54,[[16,[" + TABLE + ",2]]]]")).contains("\"deleted\":1");
    }

    @Test
    void shouldMergeWithLiteral() throws IOException {
        client.run("[53,[[16,[" + TABLE + ",1]],{\"a\":{\"b\":1,\"c\":2}}]]");
        client.run("[53,[[16,[" + TABLE + ",1]],{\"a\":[137,[{\"d\":3}]]}]]");
        assertThat(stored()).isEqualTo("{\"t\":1,\"r\":[{\"a\":{\"d\":3},\"id\":1}]}");
    }

    @Test
    void shouldRefuseKeysThatAreTooLong() throws IOException {
        String longest = "k".repeat(127);
        assertThat(insert("{\"id\":\"" + longest + "\"}", "{}")).contains("\"inserted\":1");
        assertThat(insert("{\"id\":\"" + longest + "k\"}", "{}"))
                .contains("Primary key too long (max 127 characters): ");
    }

    private String insert(String document, String options) throws IOException {
        return client.run("[56,[" + TABLE + "," + document + "]," + options + "]");
    }

    private String stored() throws IOException {
        return client.run("[16,[" + TABLE + ",1]]");
    }
}
