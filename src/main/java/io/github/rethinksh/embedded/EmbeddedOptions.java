package io.github.rethinksh.embedded;

import java.util.Objects;
import javax.net.ServerSocketFactory;

/**
 * How an {@link EmbeddedServer} starts.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param adminPassword the password of the user {@code admin}; empty as on a new server
 * @param serverName the name in {@code server_status}
 * @param demo whether there is sample data, or only the empty database {@code test}
 * @param maxBatchRows how many rows a response has at most, when the query does not ask for fewer
 * @param sockets what makes the socket that it listens on: with one for TLS it speaks TLS
 */
public record EmbeddedOptions(
        int port,
        String adminPassword,
        String serverName,
        boolean demo,
        int maxBatchRows,
        ServerSocketFactory sockets) {
    public EmbeddedOptions {
        Objects.requireNonNull(adminPassword, "adminPassword");
        Objects.requireNonNull(serverName, "serverName");
        if (maxBatchRows < 1) {
            throw new IllegalArgumentException("maxBatchRows must be positive: " + maxBatchRows);
        }
    }

    /** An empty server on a free port, whose admin has no password. */
    public static EmbeddedOptions defaults() {
        return new EmbeddedOptions(0, "", "embedded", false, Integer.MAX_VALUE, ServerSocketFactory.getDefault());
    }

    public EmbeddedOptions withPort(int newPort) {
        return new EmbeddedOptions(newPort, adminPassword, serverName, demo, maxBatchRows, sockets);
    }

    public EmbeddedOptions withAdminPassword(String password) {
        return new EmbeddedOptions(port, password, serverName, demo, maxBatchRows, sockets);
    }

    public EmbeddedOptions withServerName(String name) {
        return new EmbeddedOptions(port, adminPassword, name, demo, maxBatchRows, sockets);
    }

    public EmbeddedOptions withDemo() {
        return new EmbeddedOptions(port, adminPassword, serverName, true, maxBatchRows, sockets);
    }

    public EmbeddedOptions withSockets(ServerSocketFactory factory) {
        return new EmbeddedOptions(port, adminPassword, serverName, demo, maxBatchRows, factory);
    }

    public EmbeddedOptions withMaxBatchRows(int rows) {
        return new EmbeddedOptions(port, adminPassword, serverName, demo, rows, sockets);
    }
}
