package io.github.rethinksh.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is closed leaves nothing behind, whatever its clients are in the middle of. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTest {
    private static final int VERSION_1_0 = 0x34c2bdc3;
    private static final String ENDLESS = "[1,[43,[[39,[[173,[]],[69,[[2,[1]],[17,[[10,[1]],-1]]]]]]]],{}]";

    private final EmbeddedServer server = EmbeddedServer.start();
    private final List<RawClient> clients = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        RawClient client = connect();
        client.run("[60,[\"t\"]]");
        client.run("[56,[[15,[\"t\"]],[98,[\"[{\\\"id\\\":1},{\\\"id\\\":2},{\\\"id\\\":3}]\"]]]]");
        client.run("[56,[[15,[\"t\"]],{\"id\":4,\"text\":\"" + "x".repeat(1 << 20) + "\"}]]");
    }

    @AfterEach
    void close() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    @Test
    void shouldEndHandshakesThatNobodyFinishes() throws IOException {
        add(RawClient.silent(server));
        RawClient greeted = add(RawClient.silent(server));
        greeted.writeIntegers(VERSION_1_0);
        greeted.readMessage();

        leavesNothingBehind();
    }

    @Test
    void shouldEndQueriesThatWouldRunForEver() throws IOException {
        connect().send(70, ENDLESS);
        connect().send(70, "[1,[43,[[173,[]]]],{}]");
        // One without an answer, and somebody who waits for its end.
        RawClient waiting = connect();
        waiting.send(70, "[1,%s,{\"noreply\":true}]".formatted(ENDLESS.substring(3, ENDLESS.lastIndexOf(",{"))));
        waiting.send(71, "[4]");
        awaitQueries(3);

        leavesNothingBehind();
    }

    @Test
    void shouldEndWritesThatWouldRunForEver() throws IOException {
        connect().send(70, "[1,[68,[[173,[]],[69,[[2,[1]],[54,[[16,[[15,[\"t\"]],1]]]]]]]],{}]");
        awaitQueries(1);

        leavesNothingBehind();
    }

    @Test
    void shouldEndCursorsThatNobodyReadsOn() throws IOException {
        RawClient client = connect();
        String first = client.ask(70, "[1,[15,[\"t\"]],{\"max_batch_rows\":1}]");
        assertThat(first).startsWith("{\"t\":3");

        leavesNothingBehind();
    }

    @Test
    void shouldEndAnswersThatNobodyReads() throws IOException {
        RawClient client = connect();
        for (int token = 1; token <= 30; token++) {
            client.send(token, "[1,[16,[[15,[\"t\"]],4]],{}]");
        }
        awaitQueries(2);

        leavesNothingBehind();
    }

    @Test
    void shouldEndAnswersThatAreDelayed() throws IOException {
        RawClient client = connect();
        server.faults().delay(Duration.ofMinutes(5));
        client.send(70, "[1,[15,[\"t\"]],{}]");
        awaitQueries(1);

        leavesNothingBehind();
    }

    private RawClient connect() throws IOException {
        return add(RawClient.connect(server));
    }

    private RawClient add(RawClient client) {
        clients.add(client);
        return client;
    }

    private void leavesNothingBehind() throws IOException {
        server.close();

        assertThat(ownThreads()).isEmpty();
        assertThatThrownBy(() -> RawClient.silent(server)).isInstanceOf(ConnectException.class);
    }

    /** Waits until so many threads are at work on answers. */
    private static void awaitQueries(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        long busy;
        do {
            assertThat(System.nanoTime()).as("only few threads got to work").isLessThan(deadline);
            Thread.onSpinWait();
            busy = Thread.getAllStackTraces().values().stream()
                    .filter(frames -> Arrays.stream(frames)
                            .anyMatch(frame -> frame.getMethodName().contains("answer")
                                    && frame.getClassName().equals(ClientConnection.class.getName())))
                    .count();
        } while (busy < count);
    }

    private static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("rethinksh-embedded-"))
                .toList();
    }
}
