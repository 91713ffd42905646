package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ScriptedServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The server tells in its answer of documents that it did not delete, and not by an error. */
class DeletionTest {
    private static final TableName TABLE = new TableName("test", "t");

    @Test
    void shouldTellATableThatIsNotAvailable() {
        try (ScriptedServer server = deleting("Cannot perform write: primary replica for shard not available");
                Cluster cluster = server.connect()) {
            assertThatThrownBy(() -> cluster.catalogWriter().deleteDocuments(TABLE))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("Cannot perform write: primary replica for shard not available");
        }
    }

    @Test
    void shouldTellWhatWasNotDeleted() {
        try (ScriptedServer server = deleting("Not today");
                Cluster cluster = server.connect()) {
            assertThatThrownBy(() -> cluster.catalogWriter().deleteDocuments(TABLE))
                    .isInstanceOf(ShellException.class)
                    .isNotInstanceOf(UnavailableException.class)
                    .hasMessage("3 documents of test.t were not deleted: Not today");
        }
    }

    private static ScriptedServer deleting(String reason) {
        byte[] answer = ("{\"t\":1,\"r\":[{\"deleted\":1,\"errors\":3,\"first_error\":\"" + reason + "\"}],\"n\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        return ScriptedServer.answering(token -> ScriptedServer.frame(token, answer));
    }
}
