package io.github.rethinksh.cluster;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * Has the system ask now and then whether the other host is still there. A query may take as long as it likes, but a
 * host that is gone, with its power or its network, would be waited for without end.
 */
final class KeepAlive {
    /** In seconds: asked first after 20, then every 10, and gone after 4 without an answer, which makes a minute. */
    private static final Map<SocketOption<Integer>, Integer> PACE = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 20,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 10,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 4);

    private KeepAlive() {}

    /** Turns it on; at the system's own pace where that cannot be told. */
    static void on(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        for (Map.Entry<SocketOption<Integer>, Integer> option : PACE.entrySet()) {
            if (socket.supportedOptions().contains(option.getKey())) {
                socket.setOption(option.getKey(), option.getValue());
            }
        }
    }
}
