package io.github.rethinksh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands between clients and a server, with a connection to the server for each of a client. */
final class Relay implements AutoCloseable {
    private final TestServer server;
    private final Passing passing;
    private final ServerSocket listener;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /** What passes on one direction of a connection, until that ends; it closes both sockets. */
    interface Passing {
        void pass(Socket from, Socket to, FaultProxy.Direction direction);
    }

    Relay(TestServer server, Passing passing) {
        this.server = server;
        this.passing = passing;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to take clients, when whoever passes things on is ready. */
    void start() {
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.host(), server.port());
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(upstream);
                start(() -> passing.pass(client, upstream, FaultProxy.Direction.QUERIES));
                start(() -> passing.pass(upstream, client, FaultProxy.Direction.ANSWERS));
            } catch (IOException e) {
                // The listener was closed, and the loop ends.
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
