package io.github.rethinksh.bench;

import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.RealServer;

/**
 * The server that is measured against.
 *
 * @param host where it is
 * @param port its driver port
 * @param title what it is
 * @param stop ends it, if the benchmark has started it
 */
record BenchServer(String host, int port, String title, Runnable stop) implements AutoCloseable {
    /** The cluster of this address, or when it is empty a real server of its own, or when none is installed the embedded one. */
    static BenchServer start(String address) {
        if (!address.isEmpty()) {
            int colon = address.lastIndexOf(':');
            String host = colon < 0 ? address : address.substring(0, colon);
            int port = colon < 0 ? 28015 : Integer.parseInt(address.substring(colon + 1));
            return new BenchServer(host, port, "the cluster at " + address, () -> {});
        }
        if (RealServer.isInstalled()) {
            RealServer server = RealServer.start("4096");
            return new BenchServer(server.host(), server.port(), "a rethinkdb of its own", server::close);
        }
        EmbeddedServer server = EmbeddedServer.start();
        return new BenchServer(
                server.host(), server.port(), "the EMBEDDED server: these are no figures of RethinkDB", server::close);
    }

    @Override
    public void close() {
        stop.run();
    }
}
