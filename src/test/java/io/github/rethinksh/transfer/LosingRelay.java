package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a client and a server and, when told so, loses an answer together with its connection, or tells how
 * much has come. */
final class LosingRelay implements AutoCloseable {
    private final TestServer server;
    private final ServerSocket listener;
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicReference<Countdown> onBytes = new AtomicReference<>(new Countdown(new AtomicLong(), () -> {}));

    LosingRelay(TestServer server) {
        this.server = server;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The next answer does not arrive, though the server has done what it was asked for. */
    void loseNext() {
        toLose.incrementAndGet();
    }

    /** Does something once, when so many bytes of answers have come from now on. */
    void afterBytes(long count, Runnable action) {
        onBytes.set(new Countdown(new AtomicLong(count), action));
    }

    private record Countdown(AtomicLong left, Runnable action) {
        void count(int length) {
            if (left.getAndAdd(-length) > 0 && left.get() <= 0) {
                action.run();
            }
        }
    }

    /** Where it listens. */
    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** A cluster that is reached through this. */
    Cluster connect() {
        return Cluster.connect(ConnectionOptions.to(new ServerAddress("127.0.0.1", listener.getLocalPort())));
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
                start(() -> pass(client, upstream, false));
                start(() -> pass(upstream, client, true));
            } catch (IOException e) {
                // The listener was closed, and the loop ends.
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream input = from.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (int length = input.read(buffer); length > 0; length = input.read(buffer)) {
                if (answers && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
                if (answers) {
                    onBytes.get().count(length);
                }
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side has closed; so does the other.
            return;
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
