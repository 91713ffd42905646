package io.github.rethinksh.cluster;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** Finds out whether what does not greet speaks HTTP: such a server waits for the end of a request. */
final class WebServerProbe {
    private static final int PATIENCE_MILLIS = 1000;
    private static final byte[] REQUEST = "HEAD / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private WebServerProbe() {}

    /** Asks for a page, on a connection of its own. */
    static boolean answers(SocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST);
            byte[] first = socket.getInputStream().readNBytes(WebServerException.GREETING.length());
            return new String(first, StandardCharsets.US_ASCII).equals(WebServerException.GREETING);
        } catch (IOException e) {
            // Whatever it is, it is no web server.
            return false;
        }
    }
}
