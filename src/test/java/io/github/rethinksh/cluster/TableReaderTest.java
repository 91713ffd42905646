package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.util.ArrayList;
import java.util.List;

class TableReaderTest {
    private static final TableName NAME = new TableName("test", "t");

    /** One of each type. */
    private static final List<String> KEYS = List.of(
            "[1,\"a\"]",
            "false",
            "true",
            "-1.5",
            "2",
            "{\"$reql_type$\":\"BINARY\",\"data\":\"AAE=\"}",
            "{\"$reql_type$\":\"TIME\",\"epoch_time\":1400000000.123,\"timezone\":\"+00:00\"}",
            "\"2\"",
            "\"\\\"\\\\\u00e9\\n\"");

    @ClusterTest
    void shouldBeginAndEndAtAKeyOfAnyType(TestServer server) {
        try (Cluster cluster = server.connect()) {
            cluster.catalogWriter().createTable(NAME, "k");
            try (TableWriter writer = TableWriter.open(cluster)) {
                DocumentBatch batch = DocumentBatch.of(
                        KEYS.stream().map(TableReaderTest::document).toArray(String[]::new));
                writer.insert(NAME, batch, new InsertOptions(Conflict.ERROR, false, false));
            }

            List<String> all = read(cluster, KeyRange.ALL);
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(
                            KEYS.stream().map(TableReaderTest::document).toList());
            for (String key : KEYS) {
                int next = all.indexOf(document(key)) + 1;
                assertThat(read(cluster, KeyRange.ALL.after(key))).as(key).isEqualTo(all.subList(next, all.size()));
                assertThat(read(cluster, KeyRange.ALL.startingAt(key)))
                        .as(key)
                        .isEqualTo(all.subList(next - 1, all.size()));
                assertThat(read(cluster, KeyRange.ALL.before(key))).as(key).isEqualTo(all.subList(0, next - 1));
            }
        }
    }

    private static String document(String key) {
        return "{\"k\":" + key + "}";
    }

    private static List<String> read(Cluster cluster, KeyRange range) {
        List<String> documents = new ArrayList<>();
        try (TableReader reader = TableReader.open(cluster);
                RawCursor cursor = reader.read(NAME, "k", range, ReadMode.MAJORITY)) {
            for (DocumentBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    documents.add(batch.text(i));
                }
            }
        }
        return documents;
    }
}
