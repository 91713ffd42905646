package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for a server that takes the connection and says nothing can be told to stop. */
@Timeout(60)
class InterruptedConnectingTest {
    /** Which thread shakes hands must not depend on how fast the socket was made, so it takes many goes. */
    @RepeatedTest(50)
    void shouldEndInTheHandshake() throws Exception {
        assertInterruptible(null);
    }

    @Test
    void shouldEndInTheHandshakeOfTls() throws Exception {
        assertInterruptible(SSLContext.getDefault());
    }

    private static void assertInterruptible(SSLContext tls) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectionOptions options = ConnectionOptions.to(new ServerAddress("127.0.0.1", server.getLocalPort()))
                    .withTimeout(Duration.ofHours(1));
            CompletableFuture<ExitCode> ended = new CompletableFuture<>();
            Thread waiting = new Thread(() -> ended.complete(connecting(options, tls)), "waiting");
            waiting.start();
            try (Socket accepted = server.accept()) {
                InputStream sent = accepted.getInputStream();
                assertThat(sent.read()).isNotNegative();

                waiting.interrupt();

                assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.INTERRUPTED);
                accepted.setSoTimeout(10_000);
                assertClosed(sent);
            }
        }
    }

    private static ExitCode connecting(ConnectionOptions options, SSLContext tls) {
        try (WireConnection connection =
                WireConnection.open(options, options.addresses().get(0), tls)) {
            throw new AssertionError("connected to " + connection.address());
        } catch (ShellException e) {
            return e.exitCode();
        }
    }

    private static void assertClosed(InputStream sent) throws IOException {
        sent.transferTo(OutputStream.nullOutputStream());
        assertThat(sent.read()).isEqualTo(-1);
    }
}
