package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does not keep to the protocol is told from one that does, whatever it sends, and costs no memory. */
@Timeout(60)
class HostileServerTest {
    @ParameterizedTest
    @CsvSource({"-1, 4294967295", "-2147483648, 2147483648", "2147483647, 2147483647"})
    void shouldRefuseALengthBeforeItMakesRoom(int length, long announced) {
        long room = Math.min(Runtime.getRuntime().maxMemory() / 2, Integer.MAX_VALUE);
        assumeTrue(announced > room || length < 0);
        try (ScriptedServer server = ScriptedServer.answering(token -> ScriptedServer.header(token, length))) {
            assertLost(
                    server,
                    "the server announced a response of " + announced + " bytes, and there is room for " + room);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "null",
                "[]",
                "{}",
                "{\"t\":1}",
                "{\"t\":1,\"r\":5}",
                "{\"t\":1,\"r\":null}",
                "{\"t\":1,\"r\":[}",
                "{\"t\":1,\"r\":[1",
                "{\"t\":1,\"r\":[1,,2]}",
                "{\"t\":1,\"r\":[\"a]}",
                "{\"t\":1,\"r\":[\u00e4]}",
                "{\"t\":77,\"r\":[1]}",
                "{\"t\":-1,\"r\":[1]}",
                "{\"t\":18,\"r\":[5]}",
                "{\"t\":18,\"r\":[\"no\"],\"b\":7}"
            })
    void shouldRefuseWhatIsNotOfTheProtocol(String body) {
        try (ScriptedServer server = ScriptedServer.answering(token -> frame(token, body))) {
            assertLost(server, "the server sent a response that is not of the protocol");
        }
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        String deep = "[".repeat(5_000_000) + "]".repeat(5_000_000);
        try (ScriptedServer server =
                ScriptedServer.answering(token -> frame(token, "{\"t\":1,\"r\":[" + deep + "]}"))) {
            assertLost(server, "the server sent a result that is not JSON");
        }
    }

    @Test
    void shouldRefuseTheSameResponseTwice() {
        try (ScriptedServer server = ScriptedServer.answering(token -> frame(token, "{\"t\":3,\"r\":[1,2]}"))) {
            assertLost(server, "the server sent the same response twice");
        }
    }

    @Test
    void shouldPassOverResponsesThatNobodyAskedFor() {
        try (ScriptedServer server = ScriptedServer.answering(token -> {
                    byte[] stray = frame(token + 1000, "{\"t\":1,\"r\":[\"stray\"]}");
                    byte[] real = frame(token, "{\"t\":1,\"r\":[1]}");
                    byte[] both = Arrays.copyOf(stray, stray.length + real.length);
                    System.arraycopy(real, 0, both, stray.length, real.length);
                    return both;
                });
                Cluster cluster = server.connect()) {
            assertThat(cluster.ping()).isPositive();
            assertThat(cluster.isConnected()).isTrue();
        }
    }

    @Test
    void shouldRefuseAGreetingWithoutEnd() {
        byte[] endless = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (ScriptedServer server = ScriptedServer.greeting(endless)) {
            assertThatThrownBy(server::connect)
                    .hasMessage("cannot connect to " + server.address()
                            + ": what answers there does not greet as RethinkDB does");
        }
    }

    private static byte[] frame(long token, String body) {
        // One byte a character, so that a test can write what is no UTF-8.
        return ScriptedServer.frame(token, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertLost(ScriptedServer server, String reason) {
        try (Cluster cluster = server.connect()) {
            assertThatThrownBy(() -> cluster.ping()).isInstanceOfSatisfying(ShellException.class, failure -> {
                assertThat(failure).hasMessage("lost the connection: " + reason);
                assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_CONNECTION);
            });
        }
    }
}
