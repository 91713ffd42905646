package io.github.rethinksh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients at once, all in the middle of something. */
@Timeout(60)
class ManyClientsTest {
    private static final int CLIENTS = 50;
    private static final int ROWS = 20;

    private final CyclicBarrier together = new CyclicBarrier(CLIENTS);

    @Test
    void shouldServeFiftyConnectionsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient observer = RawClient.connect(server)) {
            observer.run("[60,[\"t\"]]");
            observer.run("[75,[[15,[\"t\"]],\"client\"]]");
            List<Future<List<String>>> heard = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                heard.add(threads.submit(work(server, client)));
            }
            for (int client = 0; client < CLIENTS; client++) {
                assertThat(heard.get(client).get()).containsExactly(String.valueOf(ROWS), "1", "0");
            }
            assertThat(observer.run("[43,[[15,[\"t\"]]]]")).isEqualTo("{\"t\":1,\"r\":[0]}");
        } finally {
            threads.shutdownNow();
        }
    }

    /** Writes rows while a cursor of the same connection is open; answers counts, before the end of all and after. */
    private Callable<List<String>> work(EmbeddedServer server, int client) {
        String own = "[78,[[15,[\"t\"]]," + client + "],{\"index\":\"client\"}]";
        return () -> {
            try (RawClient connection = RawClient.connect(server)) {
                together.await();
                connection.ask(1000, "[1,[173,[1000000]],{\"max_batch_rows\":1}]");
                for (int row = 0; row < ROWS; row++) {
                    insert(connection, client, row);
                }
                String all = count(connection, own);
                String cursor = connection.ask(1000, "[2]").startsWith("{\"t\":3") ? "1" : "no cursor";
                together.await();
                connection.run("[54,[" + own + "]]");
                return List.of(all, cursor, count(connection, own));
            }
        };
    }

    private static void insert(RawClient connection, int client, int row) throws IOException {
        String id = "\"" + client + "-" + row + "\"";
        connection.run("[56,[[15,[\"t\"]],{\"id\":" + id + ",\"client\":" + client + "}]]");
    }

    private static String count(RawClient connection, String rows) throws IOException {
        return connection.run("[43,[" + rows + "]]").replaceAll(".*\\[(\\d+)].*", "$1");
    }
}
