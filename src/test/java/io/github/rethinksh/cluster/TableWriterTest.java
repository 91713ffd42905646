package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ScriptedServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableWriterTest {
    /** As a server of three answers while the one with the primary replica is gone. */
    private static final String ANSWER =
            "{\"t\":1,\"r\":[{\"deleted\":0,\"errors\":1,\"first_error\":\"Cannot perform write: primary replica for shard"
                    + " [\\\"\\\", +inf) not available\",\"inserted\":1,\"replaced\":0,\"skipped\":0,\"unchanged\":0}]}";

    @Test
    void shouldNotTakeDocumentsForWrongWhenTheTableIsAway() {
        byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
        try (ScriptedServer server = ScriptedServer.answering(token -> ScriptedServer.frame(token, body));
                Cluster cluster = server.connect();
                TableWriter writer = TableWriter.open(cluster)) {
            TableName table = new TableName("test", "t");
            DocumentBatch batch = DocumentBatch.of("{\"id\":1}", "{\"id\":2}");
            InsertOptions options = new InsertOptions(Conflict.ERROR, false, false);

            assertThatThrownBy(() -> writer.insert(table, batch, options))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("Cannot perform write: primary replica for shard [\"\", +inf) not available");
        }
    }
}
