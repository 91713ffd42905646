package io.github.rethinksh.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import javax.net.ServerSocketFactory;

/** Accepts connections on the loopback interface, and lets each be served by a thread of its own. */
final class Listener implements AutoCloseable {
    private final ServerSocket socket;
    private final ServerThreads threads = new ServerThreads();
    private final ThreadFactory connectionThreads = threads.factory("connection");
    private final Workers workers = new Workers(threads);
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();

    Listener(int port, ServerSocketFactory sockets) {
        try {
            socket = sockets.createServerSocket(port, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    void start(ServerCore core) {
        threads.factory("listener").newThread(() -> accept(core)).start();
    }

    /** Closes, once it is run, the connections there are now. */
    Runnable dropper() {
        List<ClientConnection> present = List.copyOf(connections);
        return () -> present.forEach(ClientConnection::close);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // In this order: a query that is interrupted must have nobody left to send half an answer to.
            dropper().run();
            workers.close();
            threads.awaitEnd();
        }
    }

    private void accept(ServerCore core) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (core.faults().isRefusing()) {
                    client.close();
                } else {
                    serve(new ClientConnection(client, core, workers));
                }
            } catch (IOException e) {
                // Either the listener was closed, and the loop ends, or one client gave up early.
            }
        }
    }

    private void serve(ClientConnection connection) {
        connections.add(connection);
        Thread thread = connectionThreads.newThread(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
        thread.start();
        if (socket.isClosed()) {
            connection.close();
        }
    }
}
