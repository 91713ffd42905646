package io.github.rethinksh.embedded;

import java.util.UUID;

/**
 * A RethinkDB server inside this process, listening on the loopback interface. It covers what clients of this house
 * ask for, and answers a clear error for the rest. Its data ends with it.
 */
public final class EmbeddedServer implements AutoCloseable {
    private final Listener listener;
    private final Faults faults;

    private EmbeddedServer(EmbeddedOptions options) {
        listener = new Listener(options.port(), options.sockets());
        Catalog catalog = new Catalog();
        faults = new Faults(listener::dropper, () -> catalog.tables().forEach(Table::loseUnsynced));
        ServerIdentity identity =
                new ServerIdentity(UUID.randomUUID().toString(), options.serverName(), faults::started, listener::port);
        Cluster cluster = new Cluster(catalog, identity, options.adminPassword());
        ServerCore core = new ServerCore(cluster, faults, options.maxBatchRows());
        cluster.catalog().create("test");
        if (options.demo()) {
            DemoData.fill(cluster.catalog(), core.newContext(Users.ADMIN));
        }
        listener.start(core);
    }

    /** Starts a server with nothing but an empty database {@code test}, on a free port. */
    public static EmbeddedServer start() {
        return start(EmbeddedOptions.defaults());
    }

    public static EmbeddedServer start(EmbeddedOptions options) {
        return new EmbeddedServer(options);
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return listener.port();
    }

    public Faults faults() {
        return faults;
    }

    /** Closes the listener and all connections, and returns when the last thread of the server has ended. */
    @Override
    public void close() {
        listener.close();
    }
}
