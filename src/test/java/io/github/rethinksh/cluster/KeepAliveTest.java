package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class KeepAliveTest {
    @Test
    void shouldGiveAHostUpAfterAMinute() throws IOException {
        try (Socket socket = new Socket()) {
            KeepAlive.on(socket);

            assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
            assumeTrue(
                    socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE),
                    "this system does not tell its pace");
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)
                            + socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)
                                    * socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL))
                    .isEqualTo(60);
        }
    }
}
