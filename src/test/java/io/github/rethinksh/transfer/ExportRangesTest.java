package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.CancellationToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of which several workers read parts at once, and little of it fits into memory. */
class ExportRangesTest {
    private static final int DOCUMENTS = 3_000;
    private static final ExportOptions SEVERAL = new ExportOptions(4, ReadMode.SINGLE, Rate.UNLIMITED, 32_000);

    @TempDir
    private Path directory;

    private final EmbeddedServer server =
            EmbeddedServer.start(EmbeddedOptions.defaults().withMaxBatchRows(20));
    private final Cluster cluster =
            Cluster.connect(ConnectionOptions.to(new ServerAddress(server.host(), server.port())));

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    /** How the keys of a table are spread. */
    enum Keys {
        NUMBERS(i -> Integer.toString(i)),
        WIDE_GAPS(i -> Double.toString(Math.pow(1.02, i / 3.0 + 1) + i * 1e-9)),
        UUIDS(i -> '"' + new UUID(new Random(i).nextLong(), i).toString() + '"'),
        ALL_IN_ONE_CORNER(i -> i == 0 ? "\"a\"" : "\"zzzzzzzz-%07d\"".formatted(i)),
        WORDS(i -> "\"%s %d\""
                .formatted(
                        List.of("Zürich", "äpfel", "банан", "果物", "\ud83c\udf4e")
                                .get(i % 5),
                        i * i)),
        COMPOUND(i -> "[%d,\"%06d\"]".formatted(i / 100, i)),
        TIMES(i -> "{\"$reql_type$\":\"TIME\",\"epoch_time\":%d,\"timezone\":\"+00:00\"}".formatted(i * 60)),
        BINARY(i -> "{\"$reql_type$\":\"BINARY\",\"data\":\"%s\"}"
                .formatted(java.util.Base64.getEncoder().encodeToString(new byte[] {(byte) (i >> 8), (byte) i}))),
        MIXED(i -> switch (i % 4) {
            case 0 -> Integer.toString(i);
            case 1 -> "\"text " + i + '"';
            case 2 -> "[" + i + "]";
            default -> i < 4 ? "true" : "-" + i;
        });

        @SuppressWarnings("ImmutableEnumChecker")
        private final IntFunction<String> key;

        Keys(IntFunction<String> key) {
            this.key = key;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheOrderOfTheKeys(Keys keys) {
        fill("test.t", IntStream.range(0, DOCUMENTS).mapToObj(i -> document(keys.key.apply(i), i % 7)));
        Transfers.export(cluster, directory.resolve("one"));
        Heard heard = new Heard(Transfers.NOBODY);

        ExportResult result =
                Transfers.export(cluster, directory.resolve("several"), SEVERAL, new CancellationToken(), heard);

        assertThat(result.rows()).isEqualTo(DOCUMENTS);
        assertThat(directory.resolve("several/test/t.json"))
                .hasSameBinaryContentAs(directory.resolve("one/test/t.json"));
        assertThat(heard.notes()).isEmpty();
    }

    @Test
    void shouldShareATableAmongTheWorkers() throws Exception {
        fill("test.t", IntStream.range(0, DOCUMENTS).mapToObj(i -> document(Integer.toString(i), 3)));
        Heard heard = new Heard(Transfers.NOBODY);

        Transfers.export(cluster, directory.resolve("several"), SEVERAL, new CancellationToken(), heard);

        assertThat(heard.workers()).hasSizeGreaterThan(1).noneMatch(Thread::isAlive);
    }

    @Test
    void shouldWriteEachDocumentOnceWhenConnectionsAreLost() {
        fill("test.t", IntStream.range(0, DOCUMENTS).mapToObj(i -> document(Keys.UUIDS.key.apply(i), i % 7)));
        Transfers.export(cluster, directory.resolve("one"));
        int[] lossesToCome = {5};
        Heard heard = new Heard(event -> {
            boolean next = event instanceof TransferEvent.TableStarted || event instanceof TransferEvent.Retried;
            if (next && lossesToCome[0]-- > 0) {
                server.faults().dropAfterResponses(7);
            }
        });

        ExportResult result =
                Transfers.export(cluster, directory.resolve("several"), SEVERAL, new CancellationToken(), heard);

        assertThat(result.rows()).isEqualTo(DOCUMENTS);
        assertThat(heard.notes())
                .isNotEmpty()
                .allMatch(note -> note.matches(
                        "test.t: .*the server closed the connection; connecting again|test.t: lost the connection: .*"
                                + "|going on after .*"));
        assertThat(directory.resolve("several/test/t.json"))
                .hasSameBinaryContentAs(directory.resolve("one/test/t.json"));
    }

    private void fill(String table, Stream<String> documents) {
        Transfers.table(directory.resolve("in"), table, "id", documents.toList());
        Transfers.load(cluster, directory.resolve("in"));
    }

    private static String document(String key, int length) {
        return "{\"id\":" + key + ",\"text\":\"" + "x".repeat(length * 30) + "\"}";
    }
}
