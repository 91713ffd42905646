package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rethinksh.cluster.ClusterStatus.Job;
import io.github.rethinksh.cluster.ClusterStatus.Load;
import io.github.rethinksh.cluster.ClusterStatus.TableState;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusReaderTest {
    private static List<JsonNode> rows(String... lines) throws JsonProcessingException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(new ObjectMapper().readTree(line));
        }
        return rows;
    }

    @ClusterTest
    void shouldTellServersAndTables(TestServer server) {
        try (Cluster cluster = Cluster.connect(server.options())) {
            cluster.catalogWriter().createTable(new TableName("test", "status"), "id");
            ClusterStatus status = new StatusReader(cluster.catalog()).read();

            assertThat(status.servers()).singleElement().satisfies(only -> {
                assertThat(only.version()).startsWith("2.4.4");
                assertThat(only.started().orElseThrow()).isBefore(Instant.now());
                assertThat(only.cache()).isPositive();
            });
            assertThat(status.tables())
                    .filteredOn(table -> table.name().equals(new TableName("test", "status")))
                    .singleElement()
                    .satisfies(table -> {
                        assertThat(table.readiness()).isEqualTo("ready");
                        assertThat(table.shards()).isEqualTo(1);
                        assertThat(table.replicas()).isEqualTo(1);
                    });
            assertThat(status.issues()).isEmpty();
            assertThat(new StatusReader(cluster.catalog()).load().connections()).isPositive();
        }
    }

    @Test
    void shouldPutTablesThatAreNotReadyBeforeLargeOnes() {
        assertThat(Stream.of(
                                state("small", 10, "ready"),
                                state("away", 5, "not available"),
                                state("large", 20, "ready"))
                        .sorted(StatusReader.TROUBLED_AND_LARGE_FIRST)
                        .map(table -> table.name().table()))
                .containsExactly("away", "large", "small");
    }

    private static TableState state(String name, long bytes, String readiness) {
        return new TableState(new TableName("test", name), bytes, 1, 1, readiness, new Load(0, 0, 0, 0));
    }

    @Test
    void shouldAddUpWhatATableTakesOnAllServers() throws JsonProcessingException {
        Statistics statistics = new Statistics(rows(
                "{\"id\":[\"cluster\"],\"query_engine\":{\"client_connections\":3,\"queries_per_sec\":2,"
                        + "\"read_docs_per_sec\":33.5,\"written_docs_per_sec\":9940.25}}",
                "{\"id\":[\"table\",\"t1\"],\"query_engine\":{\"read_docs_per_sec\":1,\"written_docs_per_sec\":2}}",
                "{\"id\":[\"table_server\",\"t1\",\"s1\"],\"storage_engine\":{\"cache\":{\"in_use_bytes\":10},"
                        + "\"disk\":{\"space_usage\":{\"data_bytes\":100,\"garbage_bytes\":20}}}}",
                "{\"id\":[\"table_server\",\"t1\",\"s2\"],\"storage_engine\":{\"cache\":{\"in_use_bytes\":7},"
                        + "\"disk\":{\"space_usage\":{\"data_bytes\":100,\"metadata_bytes\":3}}}}",
                "{\"id\":[\"table_server\",\"t2\",\"s1\"],\"storage_engine\":{\"cache\":{\"in_use_bytes\":5}}}"));

        assertThat(statistics.cluster()).isEqualTo(new Load(2, 33.5, 9940.25, 3));
        assertThat(statistics.table("t1")).isEqualTo(new Load(0, 1, 2, 0));
        assertThat(statistics.bytes("t1")).isEqualTo(223);
        assertThat(statistics.cacheInUse("s1")).isEqualTo(15);
        assertThat(statistics.cacheInUse("s3")).isZero();
    }

    @Test
    void shouldTellWhatServersAreBusyWithButForTheQuestionItself() throws JsonProcessingException {
        assertThat(Jobs.read(rows(
                        "{\"type\":\"query\",\"duration_sec\":0.5,\"info\":{\"client_address\":\"10.0.0.1\","
                                + "\"query\":\"r.table('a',\\n {'x': 1})\\n .count()\",\"user\":\"ann\"}}",
                        "{\"type\":\"query\",\"duration_sec\":9,\"info\":{\"query\":\"r.db(\\\"rethinkdb\\\")"
                                + ".table(\\\"jobs\\\")\"}}",
                        "{\"type\":\"index_construction\",\"duration_sec\":1.25,\"info\":{\"db\":\"test\","
                                + "\"index\":\"a\",\"progress\":0.25,\"table\":\"foo\"}}",
                        "{\"type\":\"backfill\",\"duration_sec\":2,\"info\":{\"db\":\"test\",\"table\":\"foo\","
                                + "\"source_server\":\"s1\",\"destination_server\":\"s2\",\"progress\":0.5}}",
                        "{\"type\":\"disk_compaction\",\"duration_sec\":null,\"info\":{}}")))
                .containsExactly(
                        new Job("backfill", Duration.ofSeconds(2), "test.foo, from s1 to s2", OptionalDouble.of(0.5)),
                        new Job(
                                "index_construction",
                                Duration.ofMillis(1250),
                                "test.foo, index a",
                                OptionalDouble.of(0.25)),
                        new Job(
                                "query",
                                Duration.ofMillis(500),
                                "ann@10.0.0.1: r.table('a', {'x': 1}).count()",
                                OptionalDouble.empty()),
                        new Job("disk_compaction", Duration.ZERO, "", OptionalDouble.empty()));
    }
}
