package io.github.rethinksh.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The floor of an import: queries that lie ready in a file are sent, and the answers dropped. */
final class BareFeed {
    private final String host;
    private final int port;
    private final DataInputStream queries;

    private BareFeed(String host, int port, DataInputStream queries) {
        this.host = host;
        this.port = port;
        this.queries = queries;
    }

    /** Feeds {@code HOST PORT FILE CONNECTIONS}; the file holds queries, each after its length. Writes seconds. */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        try (DataInputStream file =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(args[2])), 1 << 20))) {
            new BareFeed(args[0], Integer.parseInt(args[1]), file).run(Integer.parseInt(args[3]));
        }
        System.out.println((System.nanoTime() - start) / 1e9);
    }

    private void run(int connections) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Void>> feeds = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                feeds.add(this::feed);
            }
            for (Future<Void> feed : threads.invokeAll(feeds)) {
                feed.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Void feed() throws IOException {
        try (BareConnection connection = new BareConnection(host, port)) {
            for (byte[] query = next(); query != null; query = next()) {
                connection.send(query, query.length);
                connection.receive();
                if (!connection.text().startsWith("{\"t\":1,\"r\":[{\"deleted\":0,\"errors\":0,")) {
                    throw new IOException("the server refuses the benchmark's documents: " + connection.text());
                }
            }
            return null;
        }
    }

    private synchronized byte[] next() throws IOException {
        try {
            byte[] query = new byte[queries.readInt()];
            queries.readFully(query);
            return query;
        } catch (EOFException e) {
            return null;
        }
    }
}
