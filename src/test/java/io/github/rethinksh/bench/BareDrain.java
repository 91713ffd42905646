package io.github.rethinksh.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor of an export: cursors in the order of the primary key, one for each range of it, each on a connection of its
 * own, whose responses are read and dropped.
 */
final class BareDrain {
    private BareDrain() {}

    /** Drains {@code HOST PORT TABLE KEY...} of the database {@code bench}; the keys part the ranges. Writes seconds and bytes. */
    public static void main(String[] args) throws Exception {
        String host = args[0];
        int port = Integer.parseInt(args[1]);
        List<String> terms = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            String from = i == 2 ? "[180]" : '"' + args[i] + '"';
            String to = i == args.length - 1 ? "[181]" : '"' + args[i + 1] + '"';
            terms.add("[41,[[182,[[15,[[14,[\"bench\"]],\"%s\"]],%s,%s]]],{\"index\":\"id\"}]"
                    .formatted(args[2], from, to));
        }
        long start = System.nanoTime();
        System.out.println(drain(host, port, terms) + " " + (System.nanoTime() - start) / 1e9);
    }

    private static long drain(String host, int port, List<String> terms) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(terms.size());
        try {
            List<Callable<Long>> drains = new ArrayList<>();
            terms.forEach(term -> drains.add(() -> drain(host, port, term)));
            long bytes = 0;
            for (Future<Long> drained : threads.invokeAll(drains)) {
                bytes += drained.get();
            }
            return bytes;
        } finally {
            threads.shutdown();
        }
    }

    private static long drain(String host, int port, String term) throws IOException {
        try (BareConnection connection = new BareConnection(host, port)) {
            connection.send("[1," + term + ",{}]");
            long bytes = connection.receive();
            while (connection.partial()) {
                connection.send("[2]");
                bytes += connection.receive();
            }
            return bytes;
        }
    }
}
